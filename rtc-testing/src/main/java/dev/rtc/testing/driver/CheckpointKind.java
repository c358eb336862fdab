package dev.rtc.testing.driver;

/** Says how the barriers of a checkpoint travel. */
public enum CheckpointKind {
  /** Barriers wait for each other, behind all records sent before them. */
  ALIGNED,
  /** Barriers overtake the records on their way, which become part of the checkpoint (FLIP-76). */
  UNALIGNED
}
