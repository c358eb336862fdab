package dev.rtc.graph;

import dev.rtc.time.ClockWindow;
import dev.rtc.time.Late;
import dev.rtc.time.Window;

/** Says how a window step cuts time. */
public sealed interface Windowing {

  /** Tells whether late records leave the step by an output of their own. */
  default boolean divertsLate() {
    return this instanceof InEventTime inEventTime && inEventTime.late() instanceof Late.To;
  }

  /**
   * Cuts event time.
   *
   * @param window the windows
   * @param late what happens to a record whose window has fired
   */
  record InEventTime(Window window, Late<?> late) implements Windowing {
    @Override
    public String toString() {
      return window + ", late " + late;
    }
  }

  /**
   * Cuts processing time.
   *
   * @param window the windows
   */
  record InProcessingTime(ClockWindow window) implements Windowing {
    @Override
    public String toString() {
      return window.toString();
    }
  }
}
