package dev.rtc.examples;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.rtc.connector.generate.Generate;
import dev.rtc.connector.generate.Timeline;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The samples of RTC-43x: generators. */
class FaultsOfGeneratorsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void a_generator_makes_something() {
    FaultSample.ofSource("RTC-431")
        .shows(
            // region RTC-431
            Generate.sequence(1_000, 1),   // faulty
            Generate.sequence(1, 1_000)
            // endregion
            );
  }

  @Test
  void a_rate_is_more_than_nothing() {
    FaultSample.ofSource("RTC-432")
        .shows(
            // region RTC-432
            Generate.of(number -> number).rate(1_000, Duration.ZERO),   // faulty
            Generate.of(number -> number).rate(1_000, ofSeconds(1)),
            Generate.of(number -> number)   // as fast as they are taken
            // endregion
            );
  }

  @Test
  void a_timeline_does_not_contradict_itself() {
    FaultSample.ofSource("RTC-433")
        .shows(
            // region RTC-433
            Generate.events(Timeline.from(NOON, ofMillis(5)).late(10, ofSeconds(30)), tick -> tick),   // faulty
            Generate.events(Timeline.from(NOON, ofMillis(5)).late(0.1, ofSeconds(30)), tick -> tick)
            // endregion
            );
  }
}
