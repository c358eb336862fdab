package dev.rtc.testing.windows;

import static java.time.Duration.ofMillis;

import dev.rtc.connector.SinkSpec;
import dev.rtc.time.Corrections;
import dev.rtc.time.Late;

/** What can be said about late records and corrections. */
enum Choice {
  DROP(false, 0, 0, false),
  DIVERT(false, 0, 0, true),
  EARLY_THEN_DROP(true, 20, 0, false),
  EARLY_THEN_DIVERT(true, 20, 0, true),
  LATENESS_THEN_DROP(true, 0, 15, false),
  LATENESS_THEN_DIVERT(true, 0, 15, true),
  BOTH_THEN_DROP(true, 20, 15, false),
  BOTH_THEN_DIVERT(true, 20, 15, true);

  private final boolean corrects;
  private final long early;
  private final long lateness;
  private final boolean diverts;

  Choice(boolean corrects, long early, long lateness, boolean diverts) {
    this.corrects = corrects;
    this.early = early;
    this.lateness = lateness;
    this.diverts = diverts;
  }

  boolean corrects() {
    return corrects;
  }

  long early() {
    return early;
  }

  long lateness() {
    return lateness;
  }

  boolean diverts() {
    return diverts;
  }

  Late<Fact> late(SinkSpec<Fact> sink) {
    return diverts ? Late.to("late", sink) : Late.drop();
  }

  Corrections<Fact> corrections(SinkSpec<Fact> sink) {
    if (early == 0) {
      return Corrections.allowedLateness(ofMillis(lateness)).then(late(sink));
    }
    Corrections.Unsettled corrections = Corrections.early(ofMillis(early));
    return (lateness == 0 ? corrections : corrections.allowedLateness(ofMillis(lateness)))
        .then(late(sink));
  }
}
