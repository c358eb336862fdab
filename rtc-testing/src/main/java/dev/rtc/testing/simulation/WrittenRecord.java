package dev.rtc.testing.simulation;

/** Is a record that a sink has written, and the first checkpoint that vouches for it. */
final class WrittenRecord {

  static final long NOT_YET = Long.MAX_VALUE;
  static final long FOR_EVER = 0;

  private final Object record;
  private final int writer;
  private long checkpoint;

  WrittenRecord(Object record, int writer, long checkpoint) {
    this.record = record;
    this.writer = writer;
    this.checkpoint = checkpoint;
  }

  Object record() {
    return record;
  }

  void vouch(int writer, long checkpoint) {
    if (this.writer == writer && this.checkpoint == NOT_YET) {
      this.checkpoint = checkpoint;
    }
  }

  boolean survives(long restored) {
    return checkpoint <= restored;
  }
}
