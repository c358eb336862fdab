package dev.rtc.examples;

import dev.rtc.connector.console.Console;
import dev.rtc.connector.generate.Generate;
import dev.rtc.examples.Fraud.Alert;
import dev.rtc.examples.Fraud.Payment;
import dev.rtc.testing.PipelineTest;
import dev.rtc.type.DataType;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FraudTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void a_large_sum_soon_after_a_trifle_is_suspected_across_a_restart() {
    PipelineTest test = test();

    test.<Payment>input("payments").send(paid(0, "a", 42), paid(1, "b", 42));
    test.restart();
    test.<Payment>input("payments").send(paid(30, "a", 80_000), paid(31, "b", 2_500));
    test.<Payment>input("payments").send(paid(32, "b", 80_000), paid(33, "c", 80_000));
    test.end();

    test.<Alert>output("alerts").containsExactly(new Alert("a", NOON, 80_000));
  }

  @Test
  void a_trifle_is_forgotten_after_a_minute() {
    PipelineTest test = test();

    test.<Payment>input("payments")
        .send(paid(0, "a", 42))
        .watermark(NOON.plusSeconds(61))
        .send(paid(59, "a", 80_000), paid(70, "b", 42), paid(131, "b", 80_000));
    test.end();

    test.<Alert>output("alerts").isEmpty();
  }

  private static PipelineTest test() {
    return PipelineTest.of(
        Fraud.fraud(
            Generate.of(DataType.of(Payment.class), number -> paid(0, "a", 1)), Console.lines()));
  }

  private static Payment paid(int second, String card, long cents) {
    return new Payment(NOON.plusSeconds(second), card, cents);
  }
}
