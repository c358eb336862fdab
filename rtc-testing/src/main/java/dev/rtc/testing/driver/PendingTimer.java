package dev.rtc.testing.driver;

import org.apache.flink.streaming.api.TimeDomain;
import org.jspecify.annotations.Nullable;

/**
 * Is a timer that has not gone off.
 *
 * @param domain whether it waits for a watermark or for the clock
 * @param at milliseconds since the epoch
 * @param key the key it is of
 * @param namespace the window it is of, if it is one of windows; else null
 * @param service the name of the timer service that it was registered with
 */
public record PendingTimer(
    TimeDomain domain, long at, Object key, @Nullable Object namespace, String service) {}
