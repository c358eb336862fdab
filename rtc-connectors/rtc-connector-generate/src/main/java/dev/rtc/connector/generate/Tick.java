package dev.rtc.connector.generate;

import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Tells what a record is to be made of.
 *
 * @param number the record's number, counted from zero
 * @param at when it happens, out of order and late included
 * @param seed what all chance in the record is to follow from: different for each number
 */
public record Tick(long number, Instant at, long seed) {

  /** Begins random numbers of the record's own, the same each time the record is made. */
  public SplittableRandom random() {
    return new SplittableRandom(seed);
  }
}
