/**
 * Runs a whole Flink job in the calling thread: the real tasks, chains, partitioners and
 * serializers of its job graph, on a network of queues, under a virtual clock.
 *
 * <p>{@link dev.rtc.testing.driver.JobDriver} is the way in, for any {@code
 * StreamExecutionEnvironment}:
 *
 * <pre>{@code
 * JobDriver driver =
 *     new JobDriver(parallelism -> JobDriver.compile(graph(parallelism)), Instant.EPOCH);
 * driver.start(2);
 * driver.advance(Duration.ofMinutes(1));
 * driver.checkpoint(CheckpointKind.UNALIGNED);
 * driver.crash(3);
 * driver.end();
 * }</pre>
 *
 * <p>A {@code Deployment} is one attempt of the job: its {@code Subtask}s are Flink's own stream
 * tasks, its {@code Channel}s take the place of the network, its {@code Checkpoints} that of the
 * JobManager. One thing happens at a time: {@code Settling} does all there is in an order that is
 * always the same, {@link dev.rtc.testing.driver.SeededJob} lets a seed choose.
 *
 * <p>There is no back-pressure, and nothing takes time. What the driver cannot run it refuses by
 * name: batch mode, iterations, watermark alignment, the changelog state backend, coordinators
 * other than those of sources. Sources with threads of their own are waited for at the end, in an
 * order that is theirs.
 *
 * <p>All that knows Flink's internal classes stays in this package: they promise nothing from one
 * version to the next.
 */
@NullMarked
package dev.rtc.testing.driver;

import org.jspecify.annotations.NullMarked;
