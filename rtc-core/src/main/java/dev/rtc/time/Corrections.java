package dev.rtc.time;

import java.time.Duration;
import java.util.Optional;

/**
 * Lets a window tell its result more than once: early, before it closes, and again for records that
 * come late. Its results are rows of a table, which each later result corrects.
 *
 * @param early the time of the machine's clock between two results of a window that is still open;
 *     empty if the first result comes when the watermark passes its end
 * @param lateness how far the watermark may pass the end of a window before it closes for good
 * @param late what happens to records that come later still
 * @param <T> the records
 */
public record Corrections<T>(Optional<Duration> early, Duration lateness, Late<T> late) {

  /**
   * Begins corrections with early results.
   *
   * @param every how long, by the machine's clock, a change may wait until it is told, and with it
   *     the least time between two results of a window that is still open; a window that has not
   *     changed tells nothing
   * @throws IllegalArgumentException if the duration is below one millisecond
   */
  public static Unsettled early(Duration every) {
    return new Unsettled(
        Optional.of(Durations.positive("Corrections.early", every)), Duration.ZERO);
  }

  /**
   * Begins corrections for late records: each corrects the result as it comes.
   *
   * @param lateness how far the watermark may pass the end of a window before it closes for good
   * @throws IllegalArgumentException if the duration is below one millisecond
   */
  public static Unsettled allowedLateness(Duration lateness) {
    return new Unsettled(
        Optional.empty(), Durations.wholeMillis("Corrections.allowedLateness", lateness));
  }

  /**
   * Corrections that lack a word on records that come too late for them.
   *
   * @param early the time between two early results
   * @param lateness how long a window takes late records
   */
  public record Unsettled(Optional<Duration> early, Duration lateness) {

    /**
     * Also takes late records: each corrects the result as it comes.
     *
     * @param lateness how far the watermark may pass the end of a window before it closes for good
     * @throws IllegalArgumentException if the duration is below one millisecond
     */
    public Unsettled allowedLateness(Duration lateness) {
      return new Unsettled(early, Durations.wholeMillis("Corrections.allowedLateness", lateness));
    }

    /** Decides what happens to records that come too late for a correction. */
    public <T> Corrections<T> then(Late<T> late) {
      return new Corrections<>(early, lateness, late);
    }
  }

  @Override
  public String toString() {
    String before = early.map(every -> "early every " + DurationText.of(every) + ", ").orElse("");
    return before + "allowed lateness " + DurationText.of(lateness) + ", then late " + late;
  }
}
