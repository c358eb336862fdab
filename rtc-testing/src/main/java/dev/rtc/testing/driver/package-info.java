/**
 * Runs a whole Flink job in the calling thread: the real tasks, chains, partitioners and
 * serializers of its job graph, on a network of queues, under a virtual clock.
 *
 * <p>{@link dev.rtc.testing.driver.JobDriver} is the way in. A {@code Deployment} is one attempt of
 * the job: its {@code Subtask}s are Flink's own stream tasks, its {@code Channel}s take the place of
 * the network, its {@code Checkpoints} that of the JobManager. One thing happens at a time, and a
 * {@link dev.rtc.testing.driver.Schedule} says which.
 *
 * <p>All that knows Flink's internal classes stays in this package: they promise nothing from one
 * version to the next.
 */
@NullMarked
package dev.rtc.testing.driver;

import org.jspecify.annotations.NullMarked;
