/**
 * Time and how long things live: where event time comes from, how it is cut into windows, what
 * happens to late records, and when state ends.
 *
 * <p>Everything that can lose data is a choice without a default. {@link dev.rtc.time.EventTime}
 * asks what an idle source means, {@link dev.rtc.time.Window} asks for a {@link dev.rtc.time.Late}
 * or for {@link dev.rtc.time.Corrections}, state that outlives a window asks for a {@link
 * dev.rtc.time.Lifetime}.
 *
 * <p><b>When things happened</b> is said where a source is read. The watermark trails the latest
 * instant by the bound: what comes further behind is late.
 *
 * <pre>{@code
 * Flow<Order> orders =
 *     p.from("orders", source, EventTime.outOfOrder(Order::at, ofSeconds(10)).idleAfter(ofMinutes(1)));
 * }</pre>
 *
 * <p><b>Windows</b> follow one another, overlap, or last as long as records keep coming. Without
 * {@code keyBy} they hold the whole flow.
 *
 * <pre>{@code
 * orders.keyBy(Order::shop).window(Window.tumbling(ofMinutes(1)), ...)
 * orders.keyBy(Order::shop).window(Window.hopping(ofMinutes(5), ofMinutes(1)), ...)
 * orders.keyBy(Order::customer).window(Window.session(ofMinutes(30)), ...)
 * orders.window(Window.tumbling(ofDays(1)).offset(ofHours(-8)), ...)
 * }</pre>
 *
 * <p><b>Told once.</b> With a {@link dev.rtc.time.Late}, a window tells its result when the
 * watermark passes its end, and never again: the results are facts. A record that comes later is
 * dropped and counted, or goes to a sink of its own, as it came.
 *
 * <pre>{@code
 * .window(Window.tumbling(ofMinutes(1)), Late.drop())
 * .window(Window.tumbling(ofMinutes(1)), Late.to("late-orders", sink))
 * }</pre>
 *
 * <p><b>Corrected.</b> With {@link dev.rtc.time.Corrections}, the result of a window is a row of a
 * table: there before the window ends, and corrected by records that come late. What comes even
 * later is dropped or diverted. Early results follow the machine's clock, everything else follows
 * event time alone and is repeatable.
 *
 * <pre>{@code
 * .window(Window.tumbling(ofHours(1)),
 *     Corrections.early(ofSeconds(10)).allowedLateness(ofMinutes(30)).then(Late.drop()))
 * }</pre>
 *
 * <p><b>By the clock.</b> A {@link dev.rtc.time.ClockWindow} wants no event time. Nothing is late
 * in it, and nothing is repeatable.
 */
@NullMarked
package dev.rtc.time;

import org.jspecify.annotations.NullMarked;
