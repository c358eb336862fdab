/**
 * Time and how long things live: where event time comes from, how it is cut into windows, what
 * happens to late records, and when state ends.
 *
 * <p>Everything that can lose data is a choice without a default. {@link dev.rtc.time.EventTime}
 * asks what an idle source means, {@link dev.rtc.time.Window} asks for a {@link dev.rtc.time.Late},
 * state that outlives a window asks for a {@link dev.rtc.time.Lifetime}.
 */
@NullMarked
package dev.rtc.time;

import org.jspecify.annotations.NullMarked;
