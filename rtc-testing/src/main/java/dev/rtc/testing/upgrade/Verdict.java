package dev.rtc.testing.upgrade;

/** Says what becomes of the state of a pipeline in its next version; the worst comes last. */
public enum Verdict {

  /** The state is read as it is. */
  SAFE,

  /** The state is rewritten as it is read: nothing is lost, and there is no way back. */
  MIGRATES,

  /** The state cannot be read, or what is read would be lost. */
  BREAKS;

  /** Returns the worse of two. */
  public Verdict or(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
