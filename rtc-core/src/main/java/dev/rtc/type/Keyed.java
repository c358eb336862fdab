package dev.rtc.type;

/**
 * Pairs a value with the key it belongs to.
 *
 * @param key what the value was keyed by
 * @param value the value, such as a total for the key
 * @param <K> the key
 * @param <V> the value
 */
public record Keyed<K, V>(K key, V value) {}
