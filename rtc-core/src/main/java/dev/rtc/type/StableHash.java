package dev.rtc.type;

/**
 * Defines how hashes are made, for ever: key groups follow from them and savepoints from key
 * groups.
 *
 * <p>{@code mix(h, w) = z ^ (z >>> 32)} where {@code z = (h ^ w) * 0x9E3779B97F4A7C15} in 64-bit
 * arithmetic; {@code fold(h)} is the low 32 bits of {@code h}.
 */
final class StableHash {

  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private StableHash() {}

  static long mix(long hash, long word) {
    long product = (hash ^ word) * GOLDEN_RATIO;
    return product ^ (product >>> 32);
  }

  static int fold(long hash) {
    return (int) hash;
  }
}
