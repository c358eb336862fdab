package dev.rtc.time;

import java.time.Duration;

/**
 * Cuts processing time, the clock of the machine that runs the step, into windows.
 *
 * <p>Nothing is ever late, and nothing is repeatable: the same records replayed fall into other
 * windows.
 *
 * @param size the length of each window
 */
public record ClockWindow(Duration size) {

  /** Checks the size. */
  public ClockWindow {
    Durations.wholeMillis("ClockWindow", size);
  }

  /**
   * Creates windows that follow one another without gap or overlap, aligned to the epoch.
   *
   * @param size the length of each window, in whole milliseconds
   * @throws IllegalArgumentException if the size is below one millisecond or not in whole ones
   */
  public static ClockWindow tumbling(Duration size) {
    return new ClockWindow(size);
  }

  @Override
  public String toString() {
    return "clock-tumbling(" + size + ")";
  }
}
