/**
 * Measures variants of the same work against each other and reports the figures in one form.
 *
 * <p>A benchmark turns each variant into a {@link dev.rtc.benchmarks.measure.Contender}, lets
 * {@link dev.rtc.benchmarks.measure.Rounds} time them interleaved, makes one {@link
 * dev.rtc.benchmarks.measure.Series} per variant and unit, and hands these to a {@link
 * dev.rtc.benchmarks.measure.Report}, which prints the table and writes the JSON rows:
 *
 * <pre>{@code
 * Map<String, List<Timed<Answer>>> timed = options.rounds().time(contenders);
 * options.publish(series);
 * }</pre>
 */
@NullMarked
package dev.rtc.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
