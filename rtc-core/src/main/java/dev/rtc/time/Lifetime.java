package dev.rtc.time;

import java.io.Serializable;
import java.time.Duration;

/** Decides when the state of a key ends, counted from the key's last record. */
public sealed interface Lifetime extends Serializable {

  /** Keeps state for ever: right only if the number of keys is bounded. */
  static Forever forever() {
    return new Forever();
  }

  /**
   * Ends state once the watermark passes the key's latest timestamp by that much. The end of the
   * input is no silence: state that lives then is not ended by it.
   *
   * @throws IllegalArgumentException if the duration is below one millisecond
   */
  static Silence eventTime(Duration silence) {
    return new Silence(Clock.EVENT_TIME, Durations.positive("Lifetime.eventTime", silence));
  }

  /**
   * Ends state once the machine's clock passes the key's last record by that much.
   *
   * @throws IllegalArgumentException if the duration is below one millisecond
   */
  static Silence processingTime(Duration silence) {
    return new Silence(
        Clock.PROCESSING_TIME, Durations.positive("Lifetime.processingTime", silence));
  }

  /** The clock a lifetime is counted by. */
  enum Clock {
    /** The watermark. */
    EVENT_TIME,
    /** The clock of the machine that runs the step. */
    PROCESSING_TIME
  }

  /** State, and the row it stands behind if there is one, are kept for ever. */
  record Forever() implements Lifetime, RowLifetime {
    @Override
    public String toString() {
      return "forever";
    }
  }

  /**
   * State ends after silence. Where a row of a table stands on it, a word on the row is wanted.
   *
   * @param clock the clock it is counted by
   * @param duration how long a key must be silent
   */
  record Silence(Clock clock, Duration duration) implements Lifetime {

    /** Deletes the row from the table when the state ends. */
    public RowLifetime thenDelete() {
      return new RowLifetime.Until(this, true);
    }

    /** Leaves the row in the sink as it is; a later record of the key starts afresh. */
    public RowLifetime thenKeep() {
      return new RowLifetime.Until(this, false);
    }

    @Override
    public String toString() {
      return (clock == Clock.EVENT_TIME ? "eventTime" : "processingTime")
          + "("
          + DurationText.of(duration)
          + ")";
    }
  }
}
