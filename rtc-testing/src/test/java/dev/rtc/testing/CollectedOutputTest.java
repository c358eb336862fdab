package dev.rtc.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.type.Keyed;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.java.tuple.Tuple2;
import org.junit.jupiter.api.Test;

class CollectedOutputTest {

  private static final CollectedOutput<String> ABA = written(0, "a", "b", "a");

  @Test
  void a_difference_lists_what_is_missing_and_what_is_extra() {
    assertThatThrownBy(() -> ABA.containsInAnyOrder("b", "c"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            output 'letters'
              expected 2 records in any order, found 3 records
              missing (1):
                c
              extra (2):
                a
                a\
            """);
  }

  @Test
  void records_that_look_alike_are_told_by_their_classes() {
    CollectedOutput<Object> found =
        new CollectedOutput<>(
            "output 'letters'",
            Stream.<Object>of(5L, Tuple2.of("a", 5L), new Keyed<>("a", 5L), 6L)
                .map(record -> new Collected<>(0, record))
                .toList());

    assertThatThrownBy(() -> found.containsInAnyOrder(5, Tuple2.of("a", 5), new Keyed<>("a", 5), 7))
        .hasMessage(
            """
            output 'letters'
              expected 4 records in any order, found 4 records
              missing (4):
                Integer 5
                (String a, Integer 5)
                Keyed[key=String a, value=Integer 5]
                7
              extra (4):
                Long 5
                (String a, Long 5)
                Keyed[key=String a, value=Long 5]
                6\
            """);
    assertThatThrownBy(() -> found.contains(5)).hasMessageContaining("missing (1):\n    Integer 5");
    assertThatThrownBy(() -> found.guarantee(each -> each, List.of(5)).isExactlyOnce())
        .hasMessageContaining("lost:\n    Integer 5")
        .hasMessageContaining("foreign:\n    Long 5");
  }

  @Test
  void a_record_is_expected_as_often_as_it_comes() {
    assertThatCode(() -> ABA.containsInAnyOrder("a", "a", "b")).doesNotThrowAnyException();

    assertThatThrownBy(() -> ABA.containsInAnyOrder("a", "b"))
        .hasMessageContaining("extra (1):\n    a");
  }

  @Test
  void another_order_is_told_by_its_first_difference() {
    assertThatCode(() -> ABA.containsExactly("a", "b", "a")).doesNotThrowAnyException();

    assertThatThrownBy(() -> ABA.containsExactly("a", "a", "b"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            output 'letters'
              expected 3 records in this order, found 3 records
              first difference at record 2:
                expected a
                found    b\
            """);
  }

  @Test
  void no_order_is_asked_of_records_that_several_subtasks_wrote() {
    CollectedOutput<String> output =
        new CollectedOutput<>(
            "output 'letters'", List.of(new Collected<>(0, "a"), new Collected<>(1, "b")));

    assertThatThrownBy(() -> output.containsExactly("a", "b"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "output 'letters' was written by 2 subtasks, between which there is no order; write"
                + " containsInAnyOrder or containsInOrderPerKey, or test with parallelism(1)");
  }

  @Test
  void the_order_within_a_key_is_compared() {
    CollectedOutput<String> output = written(0, "a1", "b1", "a2");

    assertThatCode(() -> output.containsInOrderPerKey(letter -> letter.charAt(0), "b1", "a1", "a2"))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> output.containsInOrderPerKey(letter -> letter.charAt(0), "a2", "a1", "b1"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            output 'letters'
              expected 3 records in this order per key, found 3 records
              first difference at record 1 of key a:
                expected a2
                found    a1\
            """);
  }

  @Test
  void an_output_that_should_be_empty_shows_what_came() {
    assertThatThrownBy(() -> written(0, "a").isEmpty())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            output 'letters'
              expected no records, found 1 record
              extra (1):
                a\
            """);
  }

  @Test
  void long_lists_are_cut() {
    String[] many = IntStream.range(0, 25).mapToObj(i -> "r" + i).toArray(String[]::new);

    assertThatThrownBy(() -> written(0, many).isEmpty())
        .hasMessageContaining("extra (25):\n    r0\n")
        .hasMessageEndingWith("    r19\n    ... and 5 more");
  }

  @Test
  void arrays_are_compared_by_content() {
    CollectedOutput<byte[]> output =
        new CollectedOutput<>("output 'bytes'", List.of(new Collected<>(0, new byte[] {1, 2})));

    assertThatCode(() -> output.containsExactly(new byte[] {1, 2})).doesNotThrowAnyException();
    assertThatThrownBy(() -> output.containsExactly(new byte[] {1, 3}))
        .hasMessageContaining("missing (1):\n    [1, 3]\n  extra (1):\n    [1, 2]");
  }

  @Test
  void arrays_and_null_are_keys() {
    CollectedOutput<byte[]> output =
        new CollectedOutput<>(
            "output 'bytes'",
            List.of(
                new Collected<>(0, new byte[] {1, 1}),
                new Collected<>(0, new byte[] {2, 1}),
                new Collected<>(0, new byte[] {1, 2})));

    assertThatCode(
            () ->
                output.containsInOrderPerKey(
                    bytes -> new byte[] {bytes[0]},
                    new byte[] {2, 1},
                    new byte[] {1, 1},
                    new byte[] {1, 2}))
        .doesNotThrowAnyException();
    assertThatCode(
            () ->
                output.containsLastPerKey(
                    bytes -> bytes[0] == 1 ? null : new byte[] {bytes[0]},
                    new byte[] {1, 2},
                    new byte[] {2, 1}))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () ->
                output.containsInOrderPerKey(
                    bytes -> new byte[] {bytes[0]},
                    new byte[] {2, 1},
                    new byte[] {1, 2},
                    new byte[] {1, 1}))
        .hasMessageContaining("first difference at record 1 of key [1]:");
  }

  private static CollectedOutput<String> written(int writer, String... records) {
    return new CollectedOutput<>(
        "output 'letters'",
        Stream.of(records).map(record -> new Collected<>(writer, record)).toList());
  }
}
