package dev.rtc.testing.windows;

/** Is one thing that happens to a window step. */
sealed interface Event {

  /**
   * A record arrives.
   *
   * @param fact the record
   */
  record Arrival(Fact fact) implements Event {}

  /**
   * A watermark arrives from one source.
   *
   * @param source which
   * @param time its time
   */
  record Mark(int source, long time) implements Event {}

  /**
   * A source falls silent or wakes up.
   *
   * @param source which
   * @param idle whether it is silent from now on
   */
  record Idleness(int source, boolean idle) implements Event {}

  /**
   * The clock of the machine goes on.
   *
   * @param time what it shows
   */
  record Tick(long time) implements Event {}

  /** The job is stopped and another one restored from its state; watermarks are no state. */
  record Restore() implements Event {}
}
