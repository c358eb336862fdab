package dev.rtc.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.type.DataType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;

/**
 * Checks what two-phase aggregation rests on, over seeded random values: in whatever groups and
 * order values are added and merged, copied, written and read, the result is the same.
 */
final class AggregationLaws<T, A, R> {

  private static final int ROUNDS = 200;
  private static final int VALUES = 30;

  private final Aggregation<T, A, R> aggregation;
  private final BiPredicate<R, R> same;
  private final List<T> values = new ArrayList<>();
  private final Random random;
  private final TypeSerializer<A> serializer;

  private AggregationLaws(
      Aggregation<T, A, R> aggregation,
      DataType<T> input,
      Function<Random, T> values,
      BiPredicate<R, R> same,
      Random random) {
    this.aggregation = aggregation;
    this.same = same;
    this.random = random;
    this.serializer =
        aggregation
            .accumulatorType(input)
            .accumulator()
            .createSerializer(new SerializerConfigImpl());
    for (int i = 0; i < VALUES; i++) {
      this.values.add(values.apply(random));
    }
  }

  static <T, A, R> void check(
      Aggregation<T, A, R> aggregation,
      DataType<T> input,
      Function<Random, T> values,
      BiPredicate<R, R> same)
      throws Exception {
    Aggregation<T, A, R> elsewhere = InstantiationUtil.clone(aggregation);
    assertThat(aggregation.resultType(input).problems()).isEmpty();
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      AggregationLaws<T, A, R> laws = new AggregationLaws<>(elsewhere, input, values, same, random);
      laws.mergingIsAssociative();
      laws.mergingIsCommutative();
      laws.mergingWithAFreshOneChangesNothing();
      laws.groupsAndOrderDoNotShow();
      laws.aCopyIsIndependent();
    }
  }

  private A of(List<T> some) {
    A accumulator = aggregation.create();
    for (T value : some) {
      accumulator = aggregation.add(accumulator, value);
    }
    return accumulator;
  }

  private A third(int index) {
    int size = VALUES / 3;
    return of(values.subList(index * size, (index + 1) * size));
  }

  private void mergingIsAssociative() {
    A leftFirst = aggregation.merge(aggregation.merge(third(0), third(1)), third(2));
    A rightFirst = aggregation.merge(third(0), aggregation.merge(third(1), third(2)));

    assertSame(leftFirst, rightFirst);
    assertSame(leftFirst, of(values));
  }

  private void mergingIsCommutative() {
    assertSame(aggregation.merge(third(0), third(1)), aggregation.merge(third(1), third(0)));
  }

  private void mergingWithAFreshOneChangesNothing() {
    assertSame(aggregation.merge(aggregation.create(), third(0)), third(0));
    assertSame(aggregation.merge(third(0), aggregation.create()), third(0));
  }

  private void groupsAndOrderDoNotShow() {
    List<T> shuffled = new ArrayList<>(values);
    Collections.shuffle(shuffled, random);
    A merged = aggregation.create();
    for (int from = 0; from < VALUES; ) {
      int to = Math.min(VALUES, from + 1 + random.nextInt(10));
      merged = aggregation.merge(merged, throughBytes(of(shuffled.subList(from, to))));
      from = to;
    }

    assertSame(merged, of(values));
  }

  private void aCopyIsIndependent() {
    A original = third(0);
    A copy = serializer.copy(original);

    A changed = aggregation.add(original, values.get(VALUES - 1));
    aggregation.merge(changed, third(1));

    assertSame(copy, third(0));
  }

  private A throughBytes(A accumulator) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(64);
      serializer.serialize(accumulator, out);
      return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private void assertSame(A left, A right) {
    R leftResult = aggregation.result(left);
    R rightResult = aggregation.result(right);

    assertThat(same.test(leftResult, rightResult))
        .as("%s and %s", leftResult, rightResult)
        .isTrue();
  }
}
