package dev.rtc.time;

import java.io.Serializable;
import java.time.Duration;

/** Decides when the state of a key ends, counted from the key's last record. */
public sealed interface Lifetime extends Serializable {

  /** Keeps state for ever: right only if the number of keys is bounded. */
  static Lifetime forever() {
    return new Forever();
  }

  /**
   * Ends state once the watermark passes the key's latest timestamp by that much. The end of the
   * input is no silence: rows that live then stay in the table.
   *
   * @throws IllegalArgumentException if the duration is below one millisecond
   */
  static Ending eventTime(Duration silence) {
    return new Ending(Clock.EVENT_TIME, Durations.positive("Lifetime.eventTime", silence));
  }

  /**
   * Ends state once the machine's clock passes the key's last record by that much.
   *
   * @throws IllegalArgumentException if the duration is below one millisecond
   */
  static Ending processingTime(Duration silence) {
    return new Ending(
        Clock.PROCESSING_TIME, Durations.positive("Lifetime.processingTime", silence));
  }

  /** The clock a lifetime is counted by. */
  enum Clock {
    /** The watermark. */
    EVENT_TIME,
    /** The clock of the machine that runs the step. */
    PROCESSING_TIME
  }

  /** State is kept for ever. */
  record Forever() implements Lifetime {
    @Override
    public String toString() {
      return "forever";
    }
  }

  /**
   * A lifetime that lacks a word on the row in the sink.
   *
   * @param clock the clock it is counted by
   * @param silence how long a key must be silent
   */
  record Ending(Clock clock, Duration silence) {

    /** Deletes the row from the table when the state ends. */
    public Lifetime thenDelete() {
      return new Until(clock, silence, true);
    }

    /** Leaves the row in the sink as it is; a later record of the key starts afresh. */
    public Lifetime thenKeep() {
      return new Until(clock, silence, false);
    }
  }

  /**
   * State ends after silence.
   *
   * @param clock the clock it is counted by
   * @param silence how long a key must be silent
   * @param deletesRow whether the row leaves the table with the state
   */
  record Until(Clock clock, Duration silence, boolean deletesRow) implements Lifetime {
    @Override
    public String toString() {
      String of = clock == Clock.EVENT_TIME ? "eventTime" : "processingTime";
      return of + "(" + silence + ") then " + (deletesRow ? "delete" : "keep");
    }
  }
}
