package dev.rtc.testing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Counts what happens in a run, and lets the job fail where that is planned. */
final class FaultBoard {

  private final Faults faults;
  private final Map<String, Integer> counts = new HashMap<>();
  private Duration delay = Duration.ZERO;

  FaultBoard(Faults faults) {
    this.faults = faults;
  }

  Faults faults() {
    return faults;
  }

  /** Counts something and fails if that is planned. */
  synchronized void count(Faults.Kind kind, String id) {
    if (faults.concerns(kind, id)) {
      int number = counts.merge(kind + " " + id, 1, Integer::sum);
      Faults.Point point = new Faults.Point(kind, id, number);
      if (faults.contains(point)) {
        throw new InjectedFault(point);
      }
    }
  }

  synchronized void written(String output) {
    count(Faults.Kind.WRITE, output);
    delay = delay.plus(faults.delay(output));
  }

  /** Returns how long sinks have taken since the last call. */
  synchronized Duration takeDelay() {
    Duration taken = delay;
    delay = Duration.ZERO;
    return taken;
  }
}
