package dev.rtc.testing.driver;

/** Is the state of a job, from which another can go on, with other parallelism or backend. */
public final class Savepoint {

  private final Snapshot snapshot;

  Savepoint(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /** Returns its number, which grows with those of the checkpoints of the job. */
  public long id() {
    return snapshot.id();
  }
}
