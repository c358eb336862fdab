package dev.rtc.testing.windows;

import static java.time.Duration.ofMillis;

import dev.rtc.time.ClockWindow;
import dev.rtc.time.Window;
import java.util.ArrayList;
import java.util.List;

/** The kinds of windows, each with a plain definition of its own. */
@SuppressWarnings("ImmutableEnumChecker") // windows and aggregations are values
enum Kind {
  TUMBLING(Window.tumbling(ofMillis(10)).offset(ofMillis(3)), ClockWindow.tumbling(ofMillis(10))) {
    @Override
    List<Span> spansOf(long at, long offset) {
      return spans(at, 10, 10, offset);
    }
  },
  HOPPING(
      Window.hopping(ofMillis(20), ofMillis(8)).offset(ofMillis(3)),
      ClockWindow.hopping(ofMillis(20), ofMillis(8))) {
    @Override
    List<Span> spansOf(long at, long offset) {
      return spans(at, 20, 8, offset);
    }
  },
  SESSION(Window.session(ofMillis(8)), ClockWindow.session(ofMillis(8))) {
    @Override
    List<Span> spansOf(long at, long offset) {
      return List.of(new Span(at, at + 8));
    }

    @Override
    boolean areOne(Span left, Span right) {
      return left.start() <= right.end() && right.start() <= left.end();
    }
  };

  /** How far the windows of event time are shifted; those of the clock are not. */
  static final long OFFSET = 3;

  private final Window window;
  private final ClockWindow clock;

  Kind(Window window, ClockWindow clock) {
    this.window = window;
    this.clock = clock;
  }

  Window window() {
    return window;
  }

  ClockWindow clock() {
    return clock;
  }

  /** Returns the windows that a record begins or belongs to. */
  abstract List<Span> spansOf(long at, long offset);

  /** Tells whether two windows of one key are the same, or become the same. */
  boolean areOne(Span left, Span right) {
    return left.equals(right);
  }

  /** Tries every beginning there could be. */
  private static List<Span> spans(long at, long size, long slide, long offset) {
    List<Span> spans = new ArrayList<>();
    for (long start = at - size + 1; start <= at; start++) {
      if (Math.floorMod(start - offset, slide) == 0) {
        spans.add(new Span(start, start + size));
      }
    }
    return spans;
  }

  /**
   * Is the extent of a window.
   *
   * @param start the first instant
   * @param end the first instant after it
   */
  record Span(long start, long end) {

    long last() {
      return end - 1;
    }

    Span with(Span other) {
      return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }
  }
}
