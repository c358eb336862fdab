package dev.rtc.testing;

import java.util.HashMap;
import java.util.Map;

/** Counts what could have failed in a run so far. */
final class FaultCounts {

  private final Map<String, Integer> counts = new HashMap<>();

  /** Counts one more and returns how many there are now. */
  synchronized int next(Faults.Kind kind, String id) {
    return counts.merge(kind + " " + id, 1, Integer::sum);
  }

  synchronized int of(Faults.Kind kind, String id) {
    return counts.getOrDefault(kind + " " + id, 0);
  }
}
