package dev.rtc.testing.driver;

import org.jspecify.annotations.Nullable;

/**
 * Is what a keyed state holds for one key.
 *
 * @param key the key
 * @param namespace the window, if the state is one of windows; else null
 * @param value the value: a list for list state, a map for map state, the accumulator for
 *     aggregating state
 */
public record KeyedEntry(Object key, @Nullable Object namespace, Object value) {}
