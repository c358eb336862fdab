/**
 * Runs a job a thousand times, each time with other interleavings and other faults.
 *
 * <pre>{@code
 * Simulation.of(Revenue.pipeline(orders, revenue))
 *     .input("orders", new Order("a", 3, noon), new Order("b", 4, noon))
 *     .seeds(1000)
 *     .run();
 * }</pre>
 *
 * <p>{@link dev.rtc.testing.simulation.Simulation} takes an rtc pipeline as it is, or any
 * DataStream job as a {@link dev.rtc.testing.simulation.SimulatedJob}. The operators are the real
 * ones, the network, the clock and the JobManager are those of {@code dev.rtc.testing.driver}.
 */
@NullMarked
package dev.rtc.testing.simulation;

import org.jspecify.annotations.NullMarked;
