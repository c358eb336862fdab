/**
 * Aggregations: how many values become one.
 *
 * <p>{@link dev.rtc.aggregate.Aggregations} holds the exact ones, {@link
 * dev.rtc.aggregate.Sketches} those that stay small however many values there are. They are written
 * wherever a step wants an aggregation, and compose like {@code java.util.stream.Collectors}:
 *
 * <pre>{@code
 * keyed.total("sold", summing(Order::cents));
 *
 * window.aggregate("summary", allOf(
 *     counting(),
 *     averaging(Order::cents),
 *     filtering(Order::returned, counting()),
 *     maximumBy(Order::cents),
 *     Summary::new));                           // record Summary(long orders, double mean, ...)
 *
 * window.aggregate("per-shop", groupingBy(Order::shop, topN(3, Order::cents)));
 * window.aggregate("articles", flatMapping(Order::articles, countingDistinct(Article::id)));
 * window.aggregate("latency", quantiles(0.01, Request::millis, 0.5, 0.95, 0.99));
 * window.aggregate("deviation", collectingAndThen(sampleVariance(Request::millis), Math::sqrt));
 * }</pre>
 *
 * <p>Types are read from the functions. Where a lambda loses one, as {@code order ->
 * order.articles()} loses the element of its list, a method reference keeps it, or the type is
 * written first: {@code flatMapping(ARTICLE, order -> order.articles(), ...)}. Inside of another
 * aggregation that ends in a lambda, the Java compiler infers {@code minimum(Order::cents)} but not
 * {@code minimum(order -> order.cents())}.
 *
 * <p><b>Size.</b> {@code toList}, {@code toSet}, {@code countingDistinct}, {@code groupingBy},
 * {@code minimaBy} and {@code maximaBy} hold as much as they are given. Everything else is bounded,
 * and a sketch answers most questions that seem to need all values.
 *
 * <p><b>Order.</b> Values are added in several places at once and merged as they meet, so no result
 * depends on their order but where its description says so: sums of doubles in their last digits,
 * quantiles within their error, lists in theirs, the record that stays of several equal ones.
 *
 * <p><b>Taking out.</b> A table that corrects its rows takes the old value out and puts the new one
 * in. What can do that exactly is an {@link dev.rtc.aggregate.InvertibleAggregation}: {@code
 * counting}, {@code summing}, {@code countingDistinct}, and by {@link
 * dev.rtc.aggregate.Aggregations#invertible} whatever is made of them.
 *
 * <p><b>One of your own</b> needs the types of accumulator and result, and four functions, or five
 * to be invertible:
 *
 * <pre>{@code
 * Aggregation<Trade, double[], Double> averagePrice = Aggregation.of(
 *     DataType.of(double[].class), DataType.DOUBLE, () -> new double[2],
 *     (sums, trade) -> plus(sums, trade.price() * trade.size(), trade.size()),
 *     (left, right) -> plus(left, right[0], right[1]),
 *     sums -> sums[0] / sums[1]);
 * }</pre>
 *
 * <p>Accumulators may be changed in place: rtc copies them where it must. Adding and merging must
 * give the same in whatever groups values come, see {@link dev.rtc.aggregate.Aggregation}.
 */
@NullMarked
package dev.rtc.aggregate;

import org.jspecify.annotations.NullMarked;
