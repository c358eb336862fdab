package dev.rtc.aggregate;

import static dev.rtc.aggregate.Aggregations.allOf;
import static dev.rtc.aggregate.Aggregations.averaging;
import static dev.rtc.aggregate.Aggregations.collectingAndThen;
import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.aggregate.Aggregations.countingDistinct;
import static dev.rtc.aggregate.Aggregations.filtering;
import static dev.rtc.aggregate.Aggregations.flatMapping;
import static dev.rtc.aggregate.Aggregations.groupingBy;
import static dev.rtc.aggregate.Aggregations.invertible;
import static dev.rtc.aggregate.Aggregations.mapping;
import static dev.rtc.aggregate.Aggregations.maximaBy;
import static dev.rtc.aggregate.Aggregations.maximum;
import static dev.rtc.aggregate.Aggregations.minimumBy;
import static dev.rtc.aggregate.Aggregations.sampleVariance;
import static dev.rtc.aggregate.Aggregations.summing;
import static dev.rtc.aggregate.Aggregations.toList;
import static dev.rtc.aggregate.Aggregations.toSet;
import static dev.rtc.aggregate.Aggregations.topN;
import static dev.rtc.aggregate.Sketches.frequentItems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rtc.type.DataType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Aggregations are made of others, and of functions. */
class CompositionsTest {

  record Trade(String venue, double price, long size, List<String> tags) {}

  record Part(long count, @Nullable Double largest) {}

  private static final DataType<Trade> TRADE = DataType.of(Trade.class);
  private static final List<Trade> TRADES =
      List.of(
          new Trade("x", 10, 1, List.of("a", "b")),
          new Trade("y", 20, 2, List.of()),
          new Trade("x", 40, 3, List.of("b")));

  private static <T, A, R> R of(Aggregation<T, A, R> aggregation, List<? extends T> values) {
    A accumulator = aggregation.create();
    for (T value : values) {
      accumulator = aggregation.add(accumulator, value);
    }
    return aggregation.result(accumulator);
  }

  @Test
  void compositions_nest() {
    Aggregation<Trade, ?, Map<String, List<Double>>> prices =
        groupingBy(
            Trade::venue, filtering(trade -> trade.size() < 3, mapping(Trade::price, toList())));

    assertThat(of(prices, TRADES)).isEqualTo(Map.of("x", List.of(10.0), "y", List.of(20.0)));
    assertThat(prices.resultType(TRADE))
        .isEqualTo(DataType.map(DataType.STRING, DataType.list(DataType.DOUBLE)));
    assertThat(of(flatMapping(Trade::tags, countingDistinct((String tag) -> tag)), TRADES))
        .isEqualTo(2);
    assertThat(of(collectingAndThen(sampleVariance(Trade::price), Math::sqrt), TRADES))
        .isEqualTo(Math.sqrt(700 / 3.0));
  }

  @Test
  void nothing_that_passes_gives_the_result_of_nothing() {
    Aggregation<Trade, ?, Part> part =
        allOf(counting(), filtering(trade -> trade.size() > 3, maximum(Trade::price)), Part::new);
    Aggregation<Trade, ?, String> text =
        collectingAndThen(
            filtering((Trade trade) -> false, maximum(Trade::venue)),
            venue -> Objects.requireNonNullElse(venue, "none"));

    assertThat(of(part, TRADES)).isEqualTo(new Part(3, null));
    assertThat(of(text, TRADES)).isEqualTo("none");
  }

  @Test
  void what_is_made_of_invertible_ones_is_invertible() {
    Aggregation<Trade, ?, Map<String, String>> volumes =
        groupingBy(
            Trade::venue, allOf(counting(), summing(Trade::size), (n, sum) -> n + ":" + sum));

    assertThat(without(volumes, TRADES.get(2))).isEqualTo(Map.of("x", "1:1", "y", "1:2"));
    assertThat(without(volumes, TRADES.get(1))).isEqualTo(Map.of("x", "2:4"));
  }

  private static <A, R> R without(Aggregation<Trade, A, R> aggregation, Trade removed) {
    InvertibleAggregation<Trade, A, R> invertible = invertible(aggregation);
    A accumulator = invertible.create();
    for (Trade trade : TRADES) {
      accumulator = invertible.add(accumulator, trade);
    }
    return invertible.result(invertible.subtract(accumulator, removed));
  }

  @Test
  void what_cannot_be_inverted_is_named_to_the_last_part() {
    Aggregation<Trade, ?, String> mixed =
        allOf(
            counting(),
            filtering(trade -> true, minimumBy(Trade::price)),
            averaging(Trade::price),
            (n, least, mean) -> "");

    assertThat(mixed).isNotInstanceOf(InvertibleAggregation.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> invertible(mixed))
        .withMessage(
            "allOf(counting, filtering(minimumBy), averaging) is not invertible: found minimumBy,"
                + " averaging, from which no value can be taken out exactly; write counting,"
                + " summing, countingDistinct or an InvertibleAggregation of your own");
    assertThat(groupingBy(Trade::venue, averaging(Trade::price)))
        .isNotInstanceOf(InvertibleAggregation.class);
  }

  @Test
  void what_holds_all_it_is_given_says_that_it_grows() {
    List<Aggregation<Trade, ?, ?>> growing =
        List.of(
            toList(),
            mapping(Trade::venue, toSet()),
            maximaBy(Trade::price),
            countingDistinct(Trade::venue),
            groupingBy(Trade::venue, counting()),
            groupingBy(Trade::venue, averaging(Trade::price)),
            filtering(trade -> true, allOf(counting(), toList(), (n, list) -> n + list.size())),
            collectingAndThen(countingDistinct(Trade::venue), count -> -count));
    List<Aggregation<Trade, ?, ?>> bounded =
        List.of(
            counting(),
            minimumBy(Trade::price),
            topN(9, Trade::price),
            frequentItems(0.1, Trade::venue),
            allOf(counting(), summing(Trade::size), (n, sum) -> n + sum));

    assertThat(growing).allMatch(Aggregation::grows);
    assertThat(bounded).noneMatch(Aggregation::grows);
  }

  @Test
  void an_own_aggregation_takes_five_lines() throws Exception {
    Aggregation<Trade, double[], Double> averagePrice =
        Aggregation.of(
            DataType.of(double[].class),
            DataType.DOUBLE,
            () -> new double[2],
            (sums, trade) -> plus(sums, trade.price() * trade.size(), 1.0 * trade.size()),
            (left, right) -> plus(left, right[0], right[1]),
            sums -> sums[0] / sums[1]);

    assertThat(of(averagePrice, TRADES)).isEqualTo(170 / 6.0);
    AggregationLaws.check(
        averagePrice,
        TRADE,
        random -> new Trade("v", random.nextInt(100), 1 + random.nextInt(9), List.of()),
        trades ->
            trades.stream().mapToDouble(trade -> trade.price() * trade.size()).sum()
                / trades.stream().mapToLong(Trade::size).sum(),
        AggregationCase::close);
  }

  private static double[] plus(double[] sums, double first, double second) {
    sums[0] += first;
    sums[1] += second;
    return sums;
  }

  @Test
  void an_own_aggregation_can_be_invertible() throws Exception {
    InvertibleAggregation<Trade, long[], Boolean> odd =
        InvertibleAggregation.of(
            DataType.of(long[].class),
            DataType.BOOLEAN,
            () -> new long[1],
            (bits, trade) -> new long[] {bits[0] ^ trade.size()},
            (bits, trade) -> new long[] {bits[0] ^ trade.size()},
            (left, right) -> new long[] {left[0] ^ right[0]},
            bits -> bits[0] % 2 == 1);

    AggregationLaws.check(
        odd,
        TRADE,
        random -> new Trade("v", 1, random.nextInt(100), List.of()),
        trades -> trades.stream().mapToLong(Trade::size).sum() % 2 == 1,
        Objects::equals);
  }

  @Test
  void types_that_a_lambda_loses_are_told_at_assembly() {
    Aggregation<Trade, ?, Long> unneeded = flatMapping(trade -> trade.tags(), counting());
    Aggregation<Trade, ?, List<String>> lost = flatMapping(trade -> trade.tags(), toList());
    Aggregation<Trade, ?, Map<List<String>, Long>> grouped =
        groupingBy(trade -> trade.tags(), counting());

    assertThat(unneeded.accumulatorType(TRADE).problems()).isEmpty();
    assertThat(lost.resultType(TRADE).problems())
        .singleElement()
        .hasToString(
            "List<Collection>[]: found the generic Collection without its type arguments, which"
                + " lambdas don't keep; write the type before the function, as a DataType");
    assertThat(grouped.resultType(TRADE).problems())
        .singleElement()
        .hasToString(
            "Map<List, Long>[key]: found the generic List without its type arguments, which lambdas"
                + " don't keep; write the type before the function, as a DataType");
  }

  /** An accumulator that a part refused is of no use: rtc fails the job, which keeps none. */
  @Test
  void parts_before_one_that_throws_have_added_the_value() {
    Aggregation<Trade, ?, String> both =
        allOf(
            counting(),
            summing(trade -> Math.multiplyExact(trade.size(), Long.MAX_VALUE)),
            (n, sum) -> n + ":" + sum);

    assertThat(afterFailure(both, new Trade("z", 1, 2, List.of()))).isEqualTo("1:0");
  }

  private static <T, A, R> R afterFailure(Aggregation<T, A, R> aggregation, T value) {
    A accumulator = aggregation.create();
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> aggregation.add(accumulator, value));
    return aggregation.result(accumulator);
  }
}
