package dev.rtc.graph;

import dev.rtc.time.ClockWindow;
import dev.rtc.time.Corrections;
import dev.rtc.time.Late;
import dev.rtc.time.Window;
import java.util.Optional;

/** Says how a window step cuts time, and when it tells results. */
public sealed interface Windowing {

  /** Returns what happens to late records; empty where nothing is late. */
  Optional<Late<?>> late();

  /** Tells whether late records leave the step by an output of their own. */
  default boolean divertsLate() {
    return late().filter(Late.To.class::isInstance).isPresent();
  }

  /**
   * Cuts event time; each window tells its result once.
   *
   * @param window the windows
   * @param then what happens to a record whose window has fired
   */
  record Once(Window window, Late<?> then) implements Windowing {
    @Override
    public Optional<Late<?>> late() {
      return Optional.of(then);
    }

    @Override
    public String toString() {
      return window + ", late " + then;
    }
  }

  /**
   * Cuts event time; the result of each window is a row that is corrected.
   *
   * @param window the windows
   * @param corrections when results are told
   */
  record Corrected(Window window, Corrections<?> corrections) implements Windowing {
    @Override
    public Optional<Late<?>> late() {
      return Optional.of(corrections.late());
    }

    @Override
    public String toString() {
      return window + ", " + corrections;
    }
  }

  /**
   * Cuts processing time.
   *
   * @param window the windows
   */
  record ByClock(ClockWindow window) implements Windowing {
    @Override
    public Optional<Late<?>> late() {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return window.toString();
    }
  }
}
