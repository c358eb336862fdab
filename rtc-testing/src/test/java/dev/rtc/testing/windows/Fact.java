package dev.rtc.testing.windows;

import java.util.List;
import java.util.Random;

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
    RIGHT;

    private static final List<Lane> ALL = List.of(values());

    static Lane any(Random random) {
      return ALL.get(random.nextInt(ALL.size()));
    }
  }
}
