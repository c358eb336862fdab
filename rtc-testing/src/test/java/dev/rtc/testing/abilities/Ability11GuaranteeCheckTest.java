package dev.rtc.testing.abilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.testing.GuaranteeCheck;
import dev.rtc.testing.PipelineTest;
import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.type.Windowed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shows ability 11: what a delivery lost, duplicated or put out of order is listed. */
class Ability11GuaranteeCheckTest {

  private static final List<String> SENT = List.of("a1", "b1", "a2", "b2", "a3");

  @Test
  void a_delivery_without_fault_is_exactly_once() {
    check("b1", "a1", "a2", "a3", "b2").isExactlyOnce().isAtLeastOnce().isAtMostOnce();
  }

  @Test
  void every_kind_of_fault_is_listed() {
    GuaranteeCheck<String> check = check("a2", "a1", "b1", "b1", "c1", "a3");

    assertThat(check.lost()).containsExactly("b2");
    assertThat(check.duplicated()).containsExactly("b1");
    assertThat(check.foreign()).containsExactly("c1");
    assertThat(check.outOfOrder()).containsExactly("a1");
    assertThatThrownBy(check::isExactlyOnce)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            delivery is not exactly once, in order per key: 5 expected, 6 found; lost 1, \
            duplicated 1, foreign 1, out of order 1
              lost:
                b2
              duplicated:
                b1
              foreign:
                c1
              out of order:
                a1\
            """);
  }

  @Test
  void a_repeated_delivery_is_at_least_once() {
    GuaranteeCheck<String> check = check("a1", "b1", "a2", "a1", "a2", "b2", "a3");

    check.isAtLeastOnce();
    assertThatThrownBy(check::isAtMostOnce).hasMessageContaining("duplicated 2");
  }

  @Test
  void a_lossy_delivery_is_at_most_once() {
    GuaranteeCheck<String> check = check("a1", "a3");

    check.isAtMostOnce();
    assertThatThrownBy(check::isAtLeastOnce).hasMessageContaining("lost 3");
  }

  @Test
  void equal_records_are_counted() {
    GuaranteeCheck<String> check =
        GuaranteeCheck.of(record -> record, List.of("a", "a", "a"), List.of("a", "a"));

    assertThat(check.lost()).containsExactly("a");
  }

  @Test
  void arrays_and_null_are_keys() {
    List<byte[]> sent = List.of(new byte[] {1, 1}, new byte[] {1, 2}, new byte[] {2, 1});
    List<byte[]> swapped = List.of(new byte[] {1, 2}, new byte[] {1, 1}, new byte[] {2, 1});

    GuaranteeCheck<byte[]> byArray =
        GuaranteeCheck.of(bytes -> new byte[] {bytes[0]}, sent, swapped);
    GuaranteeCheck<byte[]> byNull = GuaranteeCheck.of(bytes -> null, sent, swapped);

    assertThat(byArray.outOfOrder()).containsExactly(new byte[] {1, 1});
    assertThat(byNull.outOfOrder()).containsExactly(new byte[] {1, 1});
  }

  @Test
  void an_output_is_checked_after_a_crash() {
    // region guarantee
    PipelineTest test = PipelineTest.of(Shop.revenue());

    test.input("sales").send(Sale.of("a", 1, 0));
    test.checkpoint();
    test.input("sales").send(Sale.of("b", 2, 1), Sale.of("a", 4, 100));
    test.crash();
    test.end();

    test.<Windowed<String, Long>>output("revenue")
        .guarantee(
            Windowed::key,
            List.of(Shop.minute("a", 0, 1), Shop.minute("b", 0, 2), Shop.minute("a", 1, 4)))
        .isExactlyOnce();
    // endregion
  }

  private static GuaranteeCheck<String> check(String... found) {
    return GuaranteeCheck.of(record -> record.charAt(0), SENT, List.of(found));
  }
}
