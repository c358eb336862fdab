/**
 * The connector SPI: what a pipeline needs to know of the systems at its ends.
 *
 * <p>A connector is a value. {@link dev.rtc.connector.SourceSpec} says which records come in and
 * whether they ever end, {@link dev.rtc.connector.SinkSpec} takes facts, {@link
 * dev.rtc.connector.UpsertSpec} takes the corrections of a table. Each turns into a Flink {@code
 * Source} or {@code Sink} only when a pipeline is translated, so that a test can replace it before
 * anything is opened. Any Flink connector enters through {@code SourceSpec.of} and {@code
 * SinkSpec.of}.
 */
@NullMarked
package dev.rtc.connector;

import org.jspecify.annotations.NullMarked;
