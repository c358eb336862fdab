package dev.rtc.connector.generate;

/**
 * Draws numbers that follow from a seed and the number of a record alone, so that records can be
 * made in any order and more than once.
 *
 * <p>Mixes by variant 13 of David Stafford's finalizers, as {@link java.util.SplittableRandom} does
 * (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).
 */
final class Chance {

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final double UNIT = 0x1.0p-53;

  private Chance() {}

  /** Begins a series of draws that is independent of every other of the same seed. */
  static long series(long seed, int which) {
    return mix(seed + GOLDEN * (which + 1));
  }

  /** Draws any long. */
  static long bits(long series, long number) {
    return mix(series + GOLDEN * (number + 1));
  }

  /** Draws from zero, included, to one, excluded. */
  static double unit(long series, long number) {
    return (bits(series, number) >>> 11) * UNIT;
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
