package dev.rtc.testing.simulation;

/**
 * Is what a run did wrong.
 *
 * @param kind what was violated
 * @param text the details, for people
 */
record Violation(Kind kind, String text) {

  /** Lists what can be violated. */
  enum Kind {
    LOST("loses records"),
    DUPLICATED("duplicates records"),
    DIFFERENT("gives another result than without faults"),
    OUT_OF_ORDER("puts records of a key out of order"),
    INVARIANT("violates an invariant"),
    FAILED("fails"),
    STUCK("does not end");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    boolean breaksOff() {
      return this == FAILED || this == STUCK;
    }
  }

  /** Tells whether it is of the same sort: a shrunk script has to show what the long one did. */
  boolean resembles(Violation other) {
    return kind.breaksOff() == other.kind.breaksOff();
  }
}
