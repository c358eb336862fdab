package dev.rtc.flink;

import dev.rtc.graph.Windowing;
import dev.rtc.time.Window;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.ProcessingTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.SlidingProcessingTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingProcessingTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.WindowAssigner;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;

/** Chooses which of Flink's assigners cuts time. */
final class WindowAssigners {

  private WindowAssigners() {}

  static WindowAssigner<Object, TimeWindow> of(Windowing windowing) {
    if (windowing instanceof Windowing.Once once) {
      return inEventTime(once.window());
    } else if (windowing instanceof Windowing.Corrected corrected) {
      return inEventTime(corrected.window());
    } else if (windowing instanceof Windowing.ByClock clock) {
      return byClock(clock.window().shape());
    }
    throw new IllegalStateException("no assigner for " + windowing);
  }

  private static WindowAssigner<Object, TimeWindow> inEventTime(Window window) {
    if (window instanceof Window.Tumbling t) {
      return TumblingEventTimeWindows.of(t.size(), t.offset());
    } else if (window instanceof Window.Hopping h) {
      return SlidingEventTimeWindows.of(h.size(), h.slide(), h.offset());
    } else if (window instanceof Window.Session s) {
      return EventTimeSessionWindows.withGap(s.gap());
    }
    throw new IllegalStateException("no assigner for " + window);
  }

  private static WindowAssigner<Object, TimeWindow> byClock(Window window) {
    if (window instanceof Window.Tumbling t) {
      return TumblingProcessingTimeWindows.of(t.size(), t.offset());
    } else if (window instanceof Window.Hopping h) {
      return SlidingProcessingTimeWindows.of(h.size(), h.slide(), h.offset());
    } else if (window instanceof Window.Session s) {
      return ProcessingTimeSessionWindows.withGap(s.gap());
    }
    throw new IllegalStateException("no assigner for " + window);
  }
}
