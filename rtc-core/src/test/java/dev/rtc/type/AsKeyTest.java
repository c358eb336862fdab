package dev.rtc.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** Accumulators hold values as keys, and refuse values that equals does not compare. */
class AsKeyTest {

  record Line(String article, byte[] code) {}

  record Generic<A>(A value) {}

  sealed interface Shape permits Circle, Blob {}

  record Circle(double radius) implements Shape {}

  record Blob(int[] points) implements Shape {}

  @Test
  void wrapped_keys_are_found_again_in_a_map_that_was_written_and_read() throws Exception {
    assertFoundAgain(
        DataType.of(Line.class), new Line("a", new byte[] {1}), new Line("a", new byte[] {1}));
    assertFoundAgain(DataType.BIG_DECIMAL, BigDecimal.ONE, new BigDecimal("1.00"));
    assertFoundAgain(DataType.DOUBLE, 0.0, -0.0);
    assertFoundAgain(DataType.STRING, "a", "a");
  }

  private static <K> void assertFoundAgain(DataType<K> type, K key, K equal) throws Exception {
    DataType<Map<Object, Long>> counts = DataType.map(type.asKey(), DataType.LONG);
    TypeSerializer<Map<Object, Long>> serializer =
        counts.accumulator().createSerializer(new SerializerConfigImpl());
    Map<Object, Long> map = new LinkedHashMap<>(Map.of(type.key().wrap(key), 7L));

    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(serializer.copy(map), out);
    Map<Object, Long> read =
        serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

    assertThat(read).containsEntry(type.key().wrap(equal), 7L);
  }

  @Test
  void a_type_that_is_no_key_has_its_key_problems() {
    assertThat(DataType.of(Line.class).asKey().problems()).isEmpty();
    assertThat(DataType.set(DataType.STRING).asKey().problems())
        .singleElement()
        .hasToString(
            "Set<String>: found Set<String>, whose order differs between equal sets; key by a"
                + " sorted List");
  }

  @Test
  void arrays_are_found_wherever_they_hide() {
    assertThat(DataType.of(Circle.class).comparedByEquals()).isEqualTo(DataType.of(Circle.class));
    assertArrayFoundIn(DataType.BYTES, "byte[]");
    assertArrayFoundIn(DataType.of(Line.class), "Line.code");
    assertArrayFoundIn(DataType.list(DataType.of(long[].class)), "List<long[]><long[]>");
    assertArrayFoundIn(DataType.of(Shape.class), "Shape<Blob>.points");
    assertArrayFoundIn(
        DataType.map(DataType.STRING, DataType.BYTES), "Map<String, byte[]><byte[]>");
  }

  private static void assertArrayFoundIn(DataType<?> type, String path) {
    assertThat(type.comparedByEquals().problems())
        .extracting(TypeProblem::found)
        .containsExactly("the array " + path + ", which equals no other array, whatever they hold");
  }

  @Test
  void a_generic_record_is_described_by_its_arguments() {
    DataType<Generic<Text>> type = DataType.generic(Generic.class, DataType.TEXT);

    assertThat(type.name()).isEqualTo("Generic<Text>");
    assertThat(type.problems()).isEmpty();
    assertThat(DataType.generic(Generic.class, DataType.TEXT, DataType.TEXT).problems()).hasSize(1);
  }
}
