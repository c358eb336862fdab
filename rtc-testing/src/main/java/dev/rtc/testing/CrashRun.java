package dev.rtc.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Is one way to disturb a script.
 *
 * @param title says what happens where, for messages
 * @param disturbances what happens in which gap; gap 1 lies behind the first event
 */
record CrashRun(String title, Map<Integer, List<ScriptEvent>> disturbances) {

  static CrashRun in(int gap, String what, ScriptEvent... events) {
    return new CrashRun(what, Map.of(gap, List.of(events)));
  }

  /** Returns the events with the disturbances between them. */
  List<ScriptEvent> disturb(List<ScriptEvent> script) {
    List<ScriptEvent> disturbed = new ArrayList<>();
    for (int gap = 0; gap <= script.size(); gap++) {
      disturbed.addAll(disturbances.getOrDefault(gap, List.of()));
      if (gap < script.size()) {
        disturbed.add(script.get(gap));
      }
    }
    return disturbed;
  }

  /**
   * Returns what a run adds to a report.
   *
   * @param compared how many records it was held against
   */
  CrashReport figures(int compared) {
    return new CrashReport(
        1,
        count(ScriptEvent.Checkpoint.class),
        count(ScriptEvent.Crash.class),
        count(ScriptEvent.Rescale.class),
        compared);
  }

  private int count(Class<? extends ScriptEvent> kind) {
    return (int)
        disturbances.values().stream().flatMap(List::stream).filter(kind::isInstance).count();
  }

  /** Says between which events a run was disturbed. */
  String places(List<ScriptEvent> script) {
    StringBuilder text = new StringBuilder();
    new LinkedHashMap<>(disturbances)
        .forEach((gap, events) -> text.append(place(gap, events, script)));
    return text.toString();
  }

  private static String place(int gap, List<ScriptEvent> events, List<ScriptEvent> script) {
    return "\n  gap %d: %s\n    after:  %s\n    before: %s"
        .formatted(
            gap,
            String.join(", ", events.stream().map(EventText::of).toList()),
            gap == 0 ? "the beginning" : EventText.of(script.get(gap - 1)),
            gap == script.size() ? "the end" : EventText.of(script.get(gap)));
  }
}
