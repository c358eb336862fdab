package dev.rtc.type;

/**
 * Names one place in the ranking of one key.
 *
 * @param key what the records are keyed by
 * @param rank the place, counted from one
 * @param <K> the key
 */
public record Ranked<K>(K key, int rank) {}
