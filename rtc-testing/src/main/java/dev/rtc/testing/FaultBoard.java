package dev.rtc.testing;

import java.time.Duration;

/** Counts what happens in a run, and lets the job fail where that is planned. */
final class FaultBoard {

  private final Faults faults;
  private final FaultCounts counts;
  private Duration delay = Duration.ZERO;

  FaultBoard(Faults faults) {
    this.faults = faults;
    this.counts = faults.counts();
  }

  Faults faults() {
    return faults;
  }

  /** Counts something and fails if that is planned. */
  synchronized void count(Faults.Kind kind, String id) {
    if (faults.concerns(kind, id)) {
      int number = counts.next(kind, id);
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
