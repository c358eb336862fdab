package dev.rtc.testing;

/** Is one thing an input does. */
sealed interface TapeEntry {

  /** Holds an entry that concerns one partition. */
  sealed interface OfPartition extends TapeEntry {
    int partition();
  }

  /** A partition begins to exist: from here on it has a watermark, which holds the others back. */
  record Opened(int partition) implements OfPartition {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sent(int partition, byte[] encoded) implements OfPartition {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Undecodable(int partition, long offset, byte[] bytes) implements OfPartition {}

  record Watermark(int partition, long millis) implements OfPartition {}

  record Idle(int partition) implements OfPartition {}

  record Active(int partition) implements OfPartition {}

  /** Another job goes on from here, and watermarks are no state. */
  record Restarted() implements TapeEntry {}

  /** The input stops here until the engine lets it go on. */
  record Held(int hold) implements TapeEntry {}
}
