package dev.rtc.connector.generate;

import dev.rtc.connector.Problems;
import dev.rtc.connector.generate.Timeline.Share;
import dev.rtc.connector.generate.Timeline.Silence;
import dev.rtc.time.DurationText;
import java.time.Duration;

/** Reports what a timeline says that cannot be. */
record TimelineCheck(Problems problems) {

  private static final int NANOS_OF_MICRO = 1_000;

  /** Longer than anybody waits, and short enough that microseconds can be counted. */
  private static final Duration LONGEST = Duration.ofDays(10_000_000);

  void step(Duration step) {
    possible("from", step);
    if (step.isZero() || !isWholeMicros(step)) {
      report(
          "Timeline.from: the step is %s".formatted(DurationText.of(step)),
          "write a whole number of microseconds, at least one, such as Duration.ofMillis(5)");
    }
  }

  private static boolean isWholeMicros(Duration duration) {
    return duration.toNanosPart() % NANOS_OF_MICRO == 0;
  }

  void possible(String method, Duration duration) {
    if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      report(
          "Timeline.%s: the duration is %s".formatted(method, DurationText.of(duration)),
          "write from zero to %s, such as Duration.ofSeconds(5)"
              .formatted(DurationText.of(LONGEST)));
    }
  }

  void share(String method, Share share) {
    if (!(share.fraction() >= 0 && share.fraction() <= 1)) {
      report(
          "Timeline.%s: the fraction is %s".formatted(method, share.fraction()),
          "write a fraction from 0 to 1, such as 0.01 for one in a hundred");
    }
    possible(method, share.by());
  }

  void silence(Silence silence, int partitions) {
    if (silence.partitions() < 0
        || silence.partitions() > 0 && silence.partitions() >= partitions) {
      report(
          "Timeline.silent: %d of %d partitions are silent"
              .formatted(silence.partitions(), partitions),
          "write from 0 to %d, or give the generator more .partitions(...)"
              .formatted(Math.max(0, partitions - 1)));
    }
    possible("silent", silence.from());
    possible("silent", silence.during());
  }

  private void report(String found, String instead) {
    problems.report("RTC-433", found, instead);
  }
}
