package dev.rtc.aggregate;

/**
 * Tells how often a frequent value was there.
 *
 * @param value the value
 * @param atLeast how often it was there for sure
 * @param atMost how often it may have been there at most
 * @param <V> the value
 */
public record Frequent<V>(V value, long atLeast, long atMost) {}
