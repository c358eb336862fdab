/**
 * Measures what a test costs: the same script played by the driver and by a MiniCluster, the first
 * test of a JVM, and a thousand tests in a row.
 */
@NullMarked
package dev.rtc.benchmarks.driver;

import org.jspecify.annotations.NullMarked;
