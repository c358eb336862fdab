package dev.rtc.operator;

import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.windowing.assigners.MergingWindowAssigner;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.streaming.runtime.operators.windowing.MergingWindowSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which sessions of a key are open, each with the place of its state: the session as it was
 * at first, so that state need not move when it grows.
 */
final class OpenSessions {

  private final MergingWindowAssigner<Object, TimeWindow> assigner;
  private final ListState<Tuple2<TimeWindow, TimeWindow>> sessions;

  OpenSessions(
      MergingWindowAssigner<Object, TimeWindow> assigner,
      ListState<Tuple2<TimeWindow, TimeWindow>> sessions) {
    this.assigner = assigner;
    this.sessions = sessions;
  }

  /** Returns the sessions of the current key, to be changed and persisted. */
  MergingWindowSet<TimeWindow> ofKey() throws Exception {
    return new MergingWindowSet<>(assigner, sessions);
  }

  /** Returns where the state of a session is; null if it is not open. */
  @Nullable TimeWindow placeOf(TimeWindow session) throws Exception {
    for (Tuple2<TimeWindow, TimeWindow> open : open()) {
      if (open.f0.equals(session)) {
        return open.f1;
      }
    }
    return null;
  }

  /** Returns the session whose state is there; null if none is. */
  @Nullable TimeWindow sessionAt(TimeWindow place) throws Exception {
    for (Tuple2<TimeWindow, TimeWindow> open : open()) {
      if (open.f1.equals(place)) {
        return open.f0;
      }
    }
    return null;
  }

  /** Forgets a session that has closed. */
  void retire(TimeWindow session) throws Exception {
    MergingWindowSet<TimeWindow> open = ofKey();
    open.retireWindow(session);
    open.persist();
  }

  private Iterable<Tuple2<TimeWindow, TimeWindow>> open() throws Exception {
    return Objects.requireNonNullElse(sessions.get(), List.of());
  }
}
