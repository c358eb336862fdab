package dev.rtc.testing;

import java.io.Serializable;

/**
 * Holds what one input does, as bytes that travel to its source.
 *
 * @see TapeWriter
 * @see TapeReader
 */
final class Tape implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int partitions;
  private final byte[] bytes;

  Tape(int partitions, byte[] bytes) {
    this.partitions = partitions;
    this.bytes = bytes;
  }

  int partitions() {
    return partitions;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Marks each entry; a partition follows all but the last. */
  enum Kind {
    RECORD,
    UNDECODABLE,
    WATERMARK,
    IDLE,
    ACTIVE,
    HOLD
  }
}
