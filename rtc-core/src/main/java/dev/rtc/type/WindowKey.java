package dev.rtc.type;

import java.time.Instant;

/**
 * Names one window of one key: the key of a row that is corrected as more records arrive.
 *
 * @param key what the records are keyed by
 * @param start the first instant of the window
 * @param end the first instant after the window
 * @param <K> the key
 */
public record WindowKey<K>(K key, Instant start, Instant end) {}
