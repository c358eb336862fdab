/**
 * Measures single operators with JMH, without a cluster around them.
 *
 * <p>Every class named {@code XBenchmark} compares, as its methods, several ways of doing X; one of
 * them is called {@code stock} where Flink or the JDK has a usual way. All of them run with {@code
 * ./rtc bench operators}, one with {@code ./rtc bench operators XBenchmark}.
 */
@NullMarked
package dev.rtc.benchmarks.operator;

import org.jspecify.annotations.NullMarked;
