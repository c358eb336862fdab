/**
 * Lists and starts the benchmarks.
 *
 * <p>{@link dev.rtc.benchmarks.Benchmarks} is the only entry. A benchmark is a package of its own
 * with one picocli command; what all of them share is in {@code dev.rtc.benchmarks.measure}.
 */
@NullMarked
package dev.rtc.benchmarks;

import org.jspecify.annotations.NullMarked;
