/**
 * Aggregations: how many values become one. {@link dev.rtc.aggregate.Aggregations} holds the
 * built-in ones; an own one implements {@link dev.rtc.aggregate.Aggregation}.
 */
@NullMarked
package dev.rtc.aggregate;

import org.jspecify.annotations.NullMarked;
