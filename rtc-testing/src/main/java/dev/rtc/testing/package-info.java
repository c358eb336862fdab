/**
 * The test kit: the very pipeline that runs in production, with scripted inputs and collected
 * outputs.
 *
 * <p>{@link dev.rtc.testing.PipelineTest} takes a finished pipeline, finds its sources and sinks by
 * their ids and replaces them. No line of the pipeline changes and no connector opens.
 *
 * <pre>{@code
 * record Order(String shop, long cents, Instant at) {}
 *
 * Pipeline pipeline =
 *     Pipeline.define("revenue", p -> p
 *         .from("orders", orders, EventTime.outOfOrder(Order::at, ofSeconds(10)).neverIdle())
 *         .keyBy(Order::shop)
 *         .window(Window.tumbling(ofMinutes(1)), Late.to("late-orders", late))
 *         .aggregate("per-minute", Aggregations.summing(Order::cents))
 *         .to("revenue", revenue));
 *
 * @Test
 * void a_late_order_is_diverted() {
 *   PipelineTest test = PipelineTest.of(pipeline);
 *   Order early = new Order("a", 100, Instant.parse("2026-01-01T00:00:10Z"));
 *   Order late = new Order("a", 5, Instant.parse("2026-01-01T00:00:50Z"));
 *
 *   test.input("orders").send(early).watermark(Instant.parse("2026-01-01T00:02:00Z")).send(late);
 *   test.end();
 *
 *   test.output("late-orders").containsExactly(late);
 *   test.output("revenue")
 *       .containsExactly(
 *           new Windowed<>(
 *               "a",
 *               Instant.parse("2026-01-01T00:00:00Z"),
 *               Instant.parse("2026-01-01T00:01:00Z"),
 *               100L));
 * }
 * }</pre>
 *
 * <p>{@link dev.rtc.testing.PipelineTest#restart()} asks whether a pipeline keeps all it knows in
 * state: said anywhere in a script, on as many subtasks as you like, it must change nothing.
 *
 * <pre>{@code
 * test.input("orders").send(early);
 * test.restart(3);
 * test.input("orders").send(late);
 * test.end();
 * }</pre>
 *
 * <p>{@link dev.rtc.testing.ScriptedInput#partition} gives an input several partitions, each with a
 * watermark and idleness of its own, as the files or topic partitions of a real source have them.
 *
 * <p>What a test says is data, played by an {@link dev.rtc.testing.Engine}: the driver in the
 * thread of the test, a seeded simulation, or a Flink MiniCluster that all tests of a JVM share.
 * {@link dev.rtc.testing.PipelineAssert} judges a pipeline without running it.
 *
 * <p>{@link dev.rtc.testing.JobTest} does the same to any program that builds a Flink job, with
 * uids in the place of ids. {@link dev.rtc.testing.CrashEverywhere} and {@link
 * dev.rtc.testing.GraphCoverage} take either.
 */
@NullMarked
package dev.rtc.testing;

import org.jspecify.annotations.NullMarked;
