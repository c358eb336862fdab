package dev.rtc.time;

import java.io.Serializable;

/**
 * Decides when the state behind a row of a table ends, counted from the key's last record, and what
 * becomes of the row then: {@code Lifetime.forever()}, {@code Lifetime.eventTime(d).thenDelete()}.
 */
public sealed interface RowLifetime extends Serializable
    permits Lifetime.Forever, RowLifetime.Until {

  /**
   * State ends after silence.
   *
   * @param lifetime how long the key must be silent
   * @param deletesRow whether the row leaves the table with the state
   */
  record Until(Lifetime.Silence lifetime, boolean deletesRow) implements RowLifetime {
    @Override
    public String toString() {
      return lifetime + " then " + (deletesRow ? "delete" : "keep");
    }
  }
}
