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
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;

/**
 * Checks what two-phase aggregation rests on, over seeded random values: in whatever groups and
 * order values are added, merged and taken out, copied, written and read, the result is the same,
 * and that of the oracle; and a result told stays as it is.
 */
final class AggregationLaws<T, A, R> {

  private static final int ROUNDS = 200;
  private static final int VALUES = 30;

  private final Aggregation<T, A, R> aggregation;
  private final Function<List<T>, R> oracle;
  private final BiPredicate<R, R> same;
  private final List<T> values = new ArrayList<>();
  private final Random random;
  private final TypeSerializer<A> serializer;
  private final TypeSerializer<R> results;

  private AggregationLaws(
      Aggregation<T, A, R> aggregation,
      DataType<T> input,
      Function<Random, T> values,
      Function<List<T>, R> oracle,
      BiPredicate<R, R> same,
      Random random) {
    this.aggregation = aggregation;
    this.oracle = oracle;
    this.same = same;
    this.random = random;
    this.serializer = serializer(aggregation.accumulatorType(input).accumulator());
    this.results = serializer(aggregation.resultType(input).typeInformation());
    for (int i = 0; i < VALUES; i++) {
      this.values.add(values.apply(random));
    }
  }

  private static <V> TypeSerializer<V> serializer(TypeInformation<V> information) {
    SerializerConfigImpl withoutKryo = new SerializerConfigImpl();
    withoutKryo.setGenericTypes(false);
    return information.createSerializer(withoutKryo);
  }

  static <T, A, R> void check(
      Aggregation<T, A, R> aggregation,
      DataType<T> input,
      Function<Random, T> values,
      Function<List<T>, R> oracle,
      BiPredicate<R, R> same)
      throws Exception {
    Aggregation<T, A, R> elsewhere = InstantiationUtil.clone(aggregation);
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      AggregationLaws<T, A, R> laws =
          new AggregationLaws<>(elsewhere, input, values, oracle, same, random);
      laws.theResultIsThatOfTheOracle();
      laws.mergingIsAssociative();
      laws.mergingIsCommutative();
      laws.mergingWithAFreshOneChangesNothing();
      laws.groupsAndOrderDoNotShow();
      laws.aCopyIsIndependent();
      laws.aResultIsIndependent();
      if (elsewhere instanceof InvertibleAggregation<T, A, R> invertible) {
        laws.subtractingUndoesAdding(invertible);
        laws.subtractingMayComeFirst(invertible);
      }
    }
  }

  private A of(List<T> some) {
    A accumulator = aggregation.create();
    for (T value : some) {
      accumulator = aggregation.add(accumulator, value);
    }
    return accumulator;
  }

  private List<T> thirdOfValues(int index) {
    int size = VALUES / 3;
    return values.subList(index * size, (index + 1) * size);
  }

  private A third(int index) {
    return of(thirdOfValues(index));
  }

  private void theResultIsThatOfTheOracle() {
    assertSame(aggregation.result(of(values)), oracle.apply(values));
    assertSame(aggregation.result(third(0)), oracle.apply(thirdOfValues(0)));
  }

  private void mergingIsAssociative() {
    A leftFirst = aggregation.merge(aggregation.merge(third(0), third(1)), third(2));
    A rightFirst = aggregation.merge(third(0), aggregation.merge(third(1), third(2)));

    assertSameResult(leftFirst, rightFirst);
    assertSameResult(leftFirst, of(values));
  }

  private void mergingIsCommutative() {
    assertSameResult(aggregation.merge(third(0), third(1)), aggregation.merge(third(1), third(0)));
  }

  private void mergingWithAFreshOneChangesNothing() {
    assertSameResult(aggregation.merge(aggregation.create(), third(0)), third(0));
    assertSameResult(aggregation.merge(third(0), aggregation.create()), third(0));
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

    assertSameResult(throughBytes(merged), of(values));
  }

  private void aCopyIsIndependent() {
    A original = third(0);
    A copy = serializer.copy(original);

    A changed = aggregation.add(original, values.get(VALUES - 1));
    aggregation.merge(changed, third(1));

    assertSameResult(copy, third(0));
  }

  private void aResultIsIndependent() {
    A accumulator = third(0);
    R result = aggregation.result(accumulator);
    byte[] told = bytes(results, result);

    A changed = aggregation.add(accumulator, values.get(VALUES - 1));
    aggregation.merge(changed, third(1));

    assertThat(bytes(results, result)).isEqualTo(told);
  }

  private void subtractingUndoesAdding(InvertibleAggregation<T, A, R> invertible) {
    A whole = aggregation.merge(of(values), third(0));
    List<T> removed = new ArrayList<>(values);
    Collections.shuffle(removed, random);
    for (T value : removed) {
      whole = invertible.subtract(whole, value);
    }

    assertSameResult(throughBytes(whole), third(0));
    assertSameContent(emptied(invertible), aggregation.create());
  }

  private A emptied(InvertibleAggregation<T, A, R> invertible) {
    A accumulator = of(values);
    for (T value : values) {
      accumulator = invertible.subtract(accumulator, value);
    }
    return accumulator;
  }

  private void subtractingMayComeFirst(InvertibleAggregation<T, A, R> invertible) {
    A owing = third(1);
    for (T value : thirdOfValues(0)) {
      owing = invertible.subtract(owing, value);
    }

    A settled = aggregation.merge(throughBytes(owing), third(0));

    assertSameResult(settled, third(1));
  }

  private A throughBytes(A accumulator) {
    try {
      return serializer.deserialize(new DataInputDeserializer(bytes(serializer, accumulator)));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static <V> byte[] bytes(TypeSerializer<V> serializer, V value) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(64);
      serializer.serialize(value, out);
      return out.getCopyOfBuffer();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private void assertSameContent(A left, A right) {
    assertThat(bytes(serializer, left)).isEqualTo(bytes(serializer, right));
  }

  private void assertSameResult(A left, A right) {
    assertSame(aggregation.result(left), aggregation.result(right));
  }

  private void assertSame(R left, R right) {
    assertThat(same.test(left, right)).as("%s and %s", left, right).isTrue();
  }
}
