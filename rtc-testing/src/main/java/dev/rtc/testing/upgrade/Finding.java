package dev.rtc.testing.upgrade;

/**
 * Is one difference between what state was written with and what reads it.
 *
 * @param verdict what it leads to
 * @param where which part of the step, such as {@code state accumulator: Total.cents}
 * @param was what the state was written with
 * @param is what will read it
 * @param fix what to write instead, or what to know
 */
public record Finding(Verdict verdict, String where, String was, String is, String fix) {

  static Finding safe(String where, String was, String is, String note) {
    return new Finding(Verdict.SAFE, where, was, is, note);
  }

  static Finding migrates(String where, String was, String is, String note) {
    return new Finding(Verdict.MIGRATES, where, was, is, note);
  }

  static Finding breaks(String where, String was, String is, String fix) {
    return new Finding(Verdict.BREAKS, where, was, is, fix);
  }

  /** Returns this finding in a place where nothing may migrate. */
  Finding frozen(String why) {
    return verdict == Verdict.MIGRATES ? breaks(where, was, is, why) : this;
  }

  @Override
  public String toString() {
    return "%s: was %s, is %s; %s".formatted(where, was, is, fix);
  }
}
