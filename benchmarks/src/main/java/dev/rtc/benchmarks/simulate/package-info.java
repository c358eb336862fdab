/**
 * Puts rtc's own verbs under seeded chaos: a small pipeline for each, run by {@code ./rtc
 * simulate}.
 *
 * <p>{@link dev.rtc.benchmarks.simulate.Operators} lists the pipelines. A new verb gets its line
 * there.
 */
@NullMarked
package dev.rtc.benchmarks.simulate;

import org.jspecify.annotations.NullMarked;
