package dev.rtc.operator;

import java.io.Serializable;

/**
 * Says when a window that is corrected tells its result, and how.
 *
 * @param earlyMillis the time by the clock from a change to the early result that tells it, in
 *     milliseconds; zero if there are no early results
 * @param latenessMillis how far the watermark may pass the end of a window before it closes, in
 *     milliseconds
 * @param beforeImages whether an update also tells the value before
 */
public record Telling(long earlyMillis, long latenessMillis, boolean beforeImages)
    implements Serializable {}
