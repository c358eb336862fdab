package dev.rtc.testing.windows;

/**
 * Is a record of the campaign.
 *
 * @param lane its key, which travels wrapped
 * @param at when it happened, in milliseconds
 * @param value what is aggregated
 */
public record Fact(Lane lane, long at, long value) {

  /** The keys. */
  public enum Lane {
    LEFT,
    MIDDLE,
    RIGHT
  }
}
