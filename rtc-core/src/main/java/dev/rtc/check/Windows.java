package dev.rtc.check;

import dev.rtc.graph.Windowing;
import dev.rtc.time.Window;

/** Reads the shape of windows, whatever time they cut. */
final class Windows {

  private Windows() {}

  static Window shape(Windowing windowing) {
    if (windowing instanceof Windowing.Once once) {
      return once.window();
    }
    return windowing instanceof Windowing.Corrected corrected
        ? corrected.window()
        : ((Windowing.ByClock) windowing).window().shape();
  }
}
