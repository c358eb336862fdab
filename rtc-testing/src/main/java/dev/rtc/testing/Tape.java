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

  private final byte[] bytes;

  Tape(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Marks each entry. */
  enum Kind {
    RECORD,
    WATERMARK,
    IDLE,
    ACTIVE,
    HOLD
  }
}
