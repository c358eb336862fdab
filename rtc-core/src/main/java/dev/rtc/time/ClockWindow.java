package dev.rtc.time;

import java.io.Serializable;
import java.time.Duration;

/**
 * Cuts processing time, the clock of the machine that runs the step, into windows.
 *
 * <p>Nothing is ever late, and nothing is repeatable: the same records replayed fall into other
 * windows. A window that is open when a bounded input ends tells nothing, because the clock does
 * not reach its end any more; use a {@link Window} of event time there.
 *
 * @param shape how the clock's time is cut
 */
public record ClockWindow(Window shape) implements Serializable {

  /**
   * Creates windows that follow one another without gap or overlap, aligned to the epoch.
   *
   * @param size the length of each window, in whole milliseconds
   * @throws IllegalArgumentException if the size is below one millisecond or not in whole ones
   */
  public static ClockWindow tumbling(Duration size) {
    return new ClockWindow(Window.tumbling(size));
  }

  /**
   * Creates windows that overlap: one begins every {@code slide}, aligned to the epoch.
   *
   * @param size the length of each window, in whole milliseconds
   * @param slide the time from one beginning to the next, in whole milliseconds
   * @throws IllegalArgumentException if one of them is below one millisecond or not in whole ones,
   *     or if the slide is longer than the size
   */
  public static ClockWindow hopping(Duration size, Duration slide) {
    return new ClockWindow(Window.hopping(size, slide));
  }

  /**
   * Creates windows that last as long as records of the key keep arriving.
   *
   * @param gap the silence that ends a session, in whole milliseconds
   * @throws IllegalArgumentException if the gap is below one millisecond or not in whole ones
   */
  public static ClockWindow session(Duration gap) {
    return new ClockWindow(Window.session(gap));
  }

  @Override
  public String toString() {
    return "clock-" + shape;
  }
}
