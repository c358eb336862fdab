package dev.rtc.type;

import java.time.Instant;

/**
 * Pairs a value with its key and the window of time it was computed for.
 *
 * @param key what the value was keyed by
 * @param start the first instant of the window
 * @param end the first instant after the window
 * @param value the result of the window
 * @param <K> the key
 * @param <V> the value
 */
public record Windowed<K, V>(K key, Instant start, Instant end, V value) {}
