package dev.rtc.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.tuple;

import dev.rtc.type.Sample.Colour;
import dev.rtc.type.Sample.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyTypeTest {

  record Reading(float warmth, Double height, BigDecimal price, double[] series) {}

  record Sloppy(int id, String label) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Sloppy that && id == that.id;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  static Stream<Sample<?>> keys() {
    return Sample.keys();
  }

  /** The golden file was written once and never changes: savepoints rest on these numbers. */
  @Test
  void key_groups_are_the_same_on_every_jvm_for_ever() throws IOException {
    List<String> lines = new ArrayList<>();
    Sample.keys().forEach(sample -> lines.addAll(keyGroups(sample)));

    assertThat(lines).containsExactlyElementsOf(golden());
  }

  private static <T> List<String> keyGroups(Sample<T> sample) {
    KeyType<T> key = sample.type().key();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < sample.values().size(); i++) {
      Object wrapped = key.wrap(sample.values().get(i));
      int group = KeyGroupRangeAssignment.assignToKeyGroup(wrapped, 256);
      lines.add(sample + " #" + i + " hash " + wrapped.hashCode() + " group " + group);
    }
    return lines;
  }

  private static List<String> golden() throws IOException {
    try (InputStream file = KeyTypeTest.class.getResourceAsStream("key-groups.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  <T> void keys_are_equal_exactly_if_their_bytes_are(Sample<T> sample) throws Exception {
    KeyType<T> key = sample.type().key();
    KeyType<T> elsewhere = InstantiationUtil.clone(key);
    for (T left : sample.values()) {
      for (T right : sample.values()) {
        Object one = key.wrap(left);
        Object other = elsewhere.wrap(right);

        boolean sameBytes = Arrays.equals(bytes(key, one), bytes(key, other));
        assertThat(one.equals(other)).isEqualTo(sameBytes).isEqualTo(left == right);
        assertThat(one.hashCode() == other.hashCode() || left != right).isTrue();
      }
    }
  }

  private static byte[] bytes(KeyType<?> key, Object wrapped) {
    return Values.bytes(
        key.typeInformation().createSerializer(new SerializerConfigImpl()), wrapped);
  }

  @ParameterizedTest
  @MethodSource("keys")
  <T> void a_key_read_back_is_the_same_key(Sample<T> sample) {
    KeyType<T> key = sample.type().key();
    TypeSerializer<?> serializer =
        key.typeInformation().createSerializer(new SerializerConfigImpl());

    for (T value : sample.values()) {
      Object wrapped = key.wrap(value);
      Object read = Values.read(serializer, Values.bytes(serializer, wrapped));

      assertThat(read).isEqualTo(wrapped).hasSameHashCodeAs(wrapped);
      assertThat(Values.same(key.unwrap(wrapped), value)).isTrue();
    }
  }

  @Test
  void types_with_a_specified_hash_travel_as_they_are() {
    KeyType<Text> key = DataType.TEXT.key();
    Text word = Text.of("word");

    assertThat(key.wrapped()).isFalse();
    assertThat(key.wrap(word)).isSameAs(word);
    assertThat(key.unwrap(word)).isSameAs(word);
    assertThat(key.typeInformation()).isEqualTo(DataType.TEXT.typeInformation());
  }

  @Test
  void types_without_one_travel_wrapped() {
    assertThat(
            Stream.of(
                    DataType.of(Colour.class),
                    DataType.BYTES,
                    DataType.DOUBLE,
                    DataType.BIG_DECIMAL,
                    DataType.INSTANT,
                    DataType.UUID,
                    DataType.of(Sample.Line.class),
                    DataType.list(DataType.STRING))
                .map(DataType::key))
        .allSatisfy(key -> assertThat(key.wrapped()).isTrue());
  }

  @Test
  void arrays_are_equal_by_content() {
    KeyType<byte[]> key = DataType.BYTES.key();

    assertThat(key.wrap(new byte[] {1, 2}))
        .isEqualTo(key.wrap(new byte[] {1, 2}))
        .isNotEqualTo(key.wrap(new byte[] {2, 1}));
  }

  @Test
  void records_are_equal_by_their_components_whatever_they_say_themselves() {
    KeyType<Sloppy> key = DataType.of(Sloppy.class).key();

    assertThat(key.wrap(new Sloppy(1, "a")))
        .isEqualTo(key.wrap(new Sloppy(1, "a")))
        .isNotEqualTo(key.wrap(new Sloppy(1, "b")));
  }

  @Test
  void numbers_that_are_equal_are_one_key_and_read_the_same() {
    KeyType<Reading> key = DataType.of(Reading.class).key();
    Reading odd = new Reading(-0f, otherNaN(), new BigDecimal("1.00"), new double[] {-0.0});
    Reading even = new Reading(0f, Double.NaN, BigDecimal.ONE, new double[] {0.0});

    assertThat(key.wrap(odd)).isEqualTo(key.wrap(even)).hasSameHashCodeAs(key.wrap(even));
    assertThat(bytes(key, key.wrap(odd))).isEqualTo(bytes(key, key.wrap(even)));
    assertThat(Values.same(key.unwrap(key.wrap(odd)), even)).isTrue();
  }

  private static double otherNaN() {
    return Double.longBitsToDouble(0xfff8000000000001L);
  }

  @Test
  void keys_of_different_types_are_unequal() {
    Object number = DataType.DOUBLE.key().wrap(0.0);
    Object duration = DataType.of(Colour.class).key().wrap(Colour.RED);

    assertThat(number).isNotEqualTo(duration).isNotEqualTo(0.0);
    assertThat(number).hasToString("0.0");
  }

  @Test
  void null_is_no_key() {
    KeyType<String> key = DataType.STRING.key();

    assertThatNullPointerException()
        .isThrownBy(() -> key.wrap(null))
        .withMessage("null as a key of type String");
  }

  @Test
  void types_without_a_canonical_order_are_refused_as_keys_with_their_path() {
    DataType<?> set = DataType.set(DataType.STRING);
    DataType<?> map = DataType.map(DataType.STRING, DataType.LONG);
    DataType<?> nested =
        DataType.keyed(DataType.list(set), DataType.flink(TypeInformation.of(Sample.Pojo.class)));

    assertThat(set.keyProblems())
        .extracting(TypeProblem::toString)
        .containsExactly(
            "Set<String>: found Set<String>, whose order differs between equal sets;"
                + " key by a sorted List");
    assertThat(map.keyProblems())
        .extracting(TypeProblem::toString)
        .containsExactly(
            "Map<String, Long>: found Map<String, Long>, whose order differs between equal maps;"
                + " key by a List of records, sorted by the map's keys");
    assertThat(nested.keyProblems())
        .extracting(TypeProblem::path, TypeProblem::found)
        .containsExactly(
            tuple(
                "Keyed<List<Set<String>>, Pojo>.key[]",
                "Set<String>, whose order differs between equal sets"),
            tuple(
                "Keyed<List<Set<String>>, Pojo>.value",
                "Pojo, a type of Flink's whose hash rtc doesn't know"));
  }

  @Test
  void asking_for_the_key_of_such_a_type_throws_with_all_reasons() {
    record Tagged(Set<String> tags, Pair<Long, Set<Long>> more) {}

    DataType<Tagged> type = DataType.of(Tagged.class);

    assertThat(type.problems()).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(type::key)
        .withMessageContainingAll("Tagged.tags: found Set<String>", "Tagged.more.right: found Set");
  }
}
