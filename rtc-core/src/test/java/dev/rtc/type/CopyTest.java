package dev.rtc.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CopyTest {

  static Stream<Sample<?>> samples() {
    return Sample.all();
  }

  private static <T> TypeSerializer<T> serializer(TypeInformation<T> information) {
    return information.createSerializer(new SerializerConfigImpl());
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void a_fact_is_its_own_copy(Sample<T> sample) {
    TypeSerializer<T> facts = serializer(sample.type().typeInformation());

    assertThat(facts.isImmutableType()).isTrue();
    assertThat(sample.values()).allSatisfy(value -> assertThat(facts.copy(value)).isSameAs(value));
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void an_accumulator_shares_nothing_changeable_with_its_copy(Sample<T> sample) {
    TypeSerializer<T> accumulators = serializer(sample.type().accumulator());

    for (T value : sample.values()) {
      Set<Object> changeable = Collections.newSetFromMap(new IdentityHashMap<>());
      collectChangeable(value, changeable);
      Set<Object> ofCopy = Collections.newSetFromMap(new IdentityHashMap<>());
      collectChangeable(accumulators.copy(value), ofCopy);

      assertThat(ofCopy).hasSameSizeAs(changeable);
      ofCopy.retainAll(changeable);
      assertThat(ofCopy).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void facts_and_accumulators_are_the_same_bytes(Sample<T> sample) {
    TypeSerializer<T> facts = serializer(sample.type().typeInformation());
    TypeSerializer<T> accumulators = serializer(sample.type().accumulator());

    for (T value : sample.values()) {
      byte[] bytes = Values.bytes(facts, value);

      assertThat(Values.bytes(accumulators, value)).isEqualTo(bytes);
      assertThat(Values.same(Values.read(accumulators, bytes), value)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void no_part_of_a_serializer_is_kryo(Sample<?> sample) {
    assertThat(serializersIn(serializer(sample.type().typeInformation())))
        .allSatisfy(each -> assertThat(each.getClass().getName()).doesNotContain("Kryo"));
  }

  @Test
  void collections_of_facts_are_read_unmodifiable_and_those_of_accumulators_modifiable() {
    DataType<List<String>> type = DataType.list(DataType.STRING);
    byte[] bytes = Values.bytes(serializer(type.typeInformation()), List.of("a"));

    List<String> fact = Values.read(serializer(type.typeInformation()), bytes);
    List<String> accumulator = Values.read(serializer(type.accumulator()), bytes);
    accumulator.add("b");

    assertThat(fact).isUnmodifiable();
    assertThat(accumulator).containsExactly("a", "b");
  }

  private static Stream<TypeSerializer<?>> serializersIn(TypeSerializer<?> serializer) {
    Stream<TypeSerializer<?>> nested =
        serializer instanceof NestedSerializer<?> outer
            ? Stream.of(outer.nested()).flatMap(CopyTest::serializersIn)
            : Stream.empty();
    return Stream.concat(Stream.of(serializer), nested);
  }

  private static void collectChangeable(@Nullable Object value, Set<Object> found) {
    if (value instanceof Record row) {
      Class<?> type = row.getClass();
      for (Object part : RecordAccess.of(type, RecordAccess.names(type)).read(row)) {
        collectChangeable(part, found);
      }
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(part -> collectChangeable(part, found));
    } else if (value instanceof Collection<?> parts) {
      found.add(parts);
      parts.forEach(part -> collectChangeable(part, found));
    } else if (value instanceof Map<?, ?> map) {
      found.add(map);
      map.keySet().forEach(part -> collectChangeable(part, found));
      map.values().forEach(part -> collectChangeable(part, found));
    } else if (value instanceof Object[] parts) {
      found.add(parts);
      for (Object part : parts) {
        collectChangeable(part, found);
      }
    } else if (value != null && isChangeable(value)) {
      found.add(value);
    }
  }

  private static boolean isChangeable(Object value) {
    return value.getClass().isArray() || value instanceof Tuple2 || value instanceof Sample.Pojo;
  }
}
