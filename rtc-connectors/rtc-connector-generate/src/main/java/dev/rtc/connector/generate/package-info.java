/**
 * Makes records up: for examples, load tests and trying out, without any system to read from.
 *
 * <p>{@link dev.rtc.connector.generate.Items} gives records that are written down. {@link
 * dev.rtc.connector.generate.Generate} makes a record of each number, or of each tick of a {@link
 * dev.rtc.connector.generate.Timeline}, as many and as fast as wanted:
 *
 * <pre>{@code
 * SourceSpec<String> three = Items.of("a", "b", "c");
 * SourceSpec<Long> numbers = Generate.sequence(1, 1_000);
 * SourceSpec<Order> orders =
 *     Generate.events(
 *             Timeline.from(Instant.parse("2026-03-01T12:00:00Z"), Duration.ofMillis(5))
 *                 .outOfOrder(Duration.ofSeconds(5))
 *                 .late(0.001, Duration.ofMinutes(3))
 *                 .duplicated(0.01, Duration.ofSeconds(1)),
 *             tick -> new Order(tick.number(), tick.at(), tick.random().nextInt(100)))
 *         .rate(20_000, Duration.ofSeconds(1))
 *         .limit(60_000);
 * }</pre>
 *
 * <p><b>The same every time.</b> A record follows from its number, and from the seed of the
 * timeline, alone: neither the parallelism nor a restart changes which records there are.
 *
 * <p><b>Partitions.</b> A generator has 16 partitions unless given another number of them;
 * partition p holds the numbers n with n mod 16 = p, in ascending order, and has a watermark of its
 * own, as a partition of a log has. Readers share the partitions evenly. The place in each
 * partition is part of every checkpoint, so that after a failure each record takes effect exactly
 * once; a generator that is restored with another parallelism goes on with the same partitions.
 *
 * <p><b>Nothing is decoded.</b> Records are made as they are, so that none is bad at the source; a
 * test that wants bytes that are no record reads a format, as {@code FileIO.read} does.
 */
@NullMarked
package dev.rtc.connector.generate;

import org.jspecify.annotations.NullMarked;
