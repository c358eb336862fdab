package dev.rtc.time;

import java.time.Duration;

/**
 * Cuts event time into windows.
 *
 * @param size the length of each window
 */
public record Window(Duration size) {

  /** Checks the size. */
  public Window {
    Durations.wholeMillis("Window", size);
  }

  /**
   * Creates windows that follow one another without gap or overlap, aligned to the epoch.
   *
   * @param size the length of each window, in whole milliseconds
   * @throws IllegalArgumentException if the size is below one millisecond or not in whole ones
   */
  public static Window tumbling(Duration size) {
    return new Window(size);
  }

  @Override
  public String toString() {
    return "tumbling(" + size + ")";
  }
}
