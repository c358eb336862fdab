package dev.rtc.aggregate;

import static dev.rtc.aggregate.Aggregations.allOf;
import static dev.rtc.aggregate.Aggregations.averaging;
import static dev.rtc.aggregate.Aggregations.bottomN;
import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.aggregate.Aggregations.countingDistinct;
import static dev.rtc.aggregate.Aggregations.groupingBy;
import static dev.rtc.aggregate.Aggregations.linearTrend;
import static dev.rtc.aggregate.Aggregations.mapping;
import static dev.rtc.aggregate.Aggregations.maximaBy;
import static dev.rtc.aggregate.Aggregations.maximum;
import static dev.rtc.aggregate.Aggregations.maximumBy;
import static dev.rtc.aggregate.Aggregations.minimaBy;
import static dev.rtc.aggregate.Aggregations.minimum;
import static dev.rtc.aggregate.Aggregations.minimumBy;
import static dev.rtc.aggregate.Aggregations.populationVariance;
import static dev.rtc.aggregate.Aggregations.sampleVariance;
import static dev.rtc.aggregate.Aggregations.summing;
import static dev.rtc.aggregate.Aggregations.summingDouble;
import static dev.rtc.aggregate.Aggregations.topN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AggregationsTest {

  record Sale(long cents, double weight, @Nullable Text article) {}

  record Summary(long count, long cents, double mean, Text first) {}

  record Range(Text from, Text to) {}

  private static final DataType<Sale> SALE = DataType.of(Sale.class);

  private static <T, A, R> R of(Aggregation<T, A, R> aggregation, List<T> values) {
    A accumulator = aggregation.create();
    for (T value : values) {
      accumulator = aggregation.add(accumulator, value);
    }
    return aggregation.result(accumulator);
  }

  private static Sale cents(long cents) {
    return new Sale(cents, cents, Text.of("a"));
  }

  private static Sale weight(double weight) {
    return new Sale(0, weight, Text.of("a"));
  }

  @Test
  void results_are_what_the_names_say() {
    List<Sale> sales =
        List.of(
            new Sale(30, 1.5, Text.of("pen")),
            new Sale(10, 2.5, Text.of("ink")),
            new Sale(20, 5, Text.of("pad")));

    assertThat(of(counting(), sales)).isEqualTo(3);
    assertThat(of(summing(Sale::cents), sales)).isEqualTo(60);
    assertThat(of(summingDouble(Sale::weight), sales)).isEqualTo(9);
    assertThat(of(averaging(Sale::weight), sales)).isEqualTo(3);
    assertThat(of(minimum(Sale::article), sales)).isEqualTo(Text.of("ink"));
    assertThat(of(maximum(Sale::cents), sales)).isEqualTo(30);
    assertThat(
            of(
                allOf(
                    counting(),
                    summing(Sale::cents),
                    averaging(Sale::weight),
                    minimum(Sale::article),
                    Summary::new),
                sales))
        .isEqualTo(new Summary(3, 60, 3, Text.of("ink")));
    Aggregation<Sale, ?, String> three =
        allOf(
            counting(),
            summing(Sale::cents),
            maximum(Sale::article),
            (count, cents, last) -> last + ":" + count + ":" + cents);
    assertThat(of(three, sales)).isEqualTo("pen:3:60");
  }

  @Test
  void result_types_are_inferred_or_given() {
    assertThat(minimum(Sale::article).resultType(SALE)).isEqualTo(DataType.TEXT);
    assertThat(maximum(Sale::cents).resultType(SALE)).isEqualTo(DataType.LONG);
    assertThat(allOf(minimum(Sale::article), maximum(Sale::article), Range::new).resultType(SALE))
        .isEqualTo(DataType.of(Range.class));
    assertThat(
            allOf(
                    DataType.list(DataType.TEXT),
                    minimum(Sale::article),
                    maximum(Sale::article),
                    (low, high) -> List.of(low, high))
                .resultType(SALE))
        .isEqualTo(DataType.list(DataType.TEXT));
    assertThat(
            allOf(minimum(Sale::article), maximum(Sale::article), (low, high) -> List.of(low, high))
                .resultType(SALE)
                .problems())
        .hasSize(1);
  }

  @Test
  void a_sum_beyond_64_bits_is_an_error_and_never_wraps() {
    Aggregation<Sale, ?, Long> summing = summing(Sale::cents);
    String message =
        "summing: 9223372036854775807 + 1 exceeds 64 bits; sum doubles with summingDouble, or a"
            + " coarser unit";

    assertThat(of(summing, List.of(cents(Long.MIN_VALUE), cents(Long.MAX_VALUE)))).isEqualTo(-1);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> of(summing, List.of(cents(Long.MAX_VALUE), cents(1))))
        .withMessage(message);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> mergedHalves(summing, cents(Long.MAX_VALUE), cents(1)))
        .withMessage(message);
  }

  private static <T, A, R> R mergedHalves(Aggregation<T, A, R> aggregation, T left, T right) {
    A one = aggregation.add(aggregation.create(), left);
    A other = aggregation.add(aggregation.create(), right);
    return aggregation.result(aggregation.merge(one, other));
  }

  @Test
  void sums_of_doubles_keep_what_rounding_takes() {
    List<Sale> cancelling = List.of(weight(1), weight(1e100), weight(1), weight(-1e100));

    assertThat(of(summingDouble(Sale::weight), cancelling)).isEqualTo(2);
    assertThat(of(averaging(Sale::weight), cancelling)).isEqualTo(0.5);
    assertThat(of(summingDouble(Sale::weight), Collections.nCopies(10, weight(0.1))))
        .isCloseTo(1, within(1e-16));
  }

  @Test
  void sums_of_doubles_follow_ieee_754_beyond_the_finite() {
    double infinite = Double.POSITIVE_INFINITY;
    Aggregation<Sale, ?, Double> sum = summingDouble(Sale::weight);

    assertThat(of(sum, List.of(weight(infinite), weight(1)))).isEqualTo(infinite);
    assertThat(of(sum, List.of(weight(infinite), weight(-infinite)))).isNaN();
    assertThat(of(sum, List.of(weight(Double.NaN), weight(1)))).isNaN();
    assertThat(mergedHalves(sum, weight(infinite), weight(1))).isEqualTo(infinite);
  }

  @Test
  void nothing_counts_as_zero_averages_as_nan_and_has_no_extreme() {
    assertThat(of(counting(), List.of())).isZero();
    assertThat(of(summing(Sale::cents), List.of())).isZero();
    assertThat(of(summingDouble(Sale::weight), List.of())).isZero();
    assertThat(of(averaging(Sale::weight), List.of())).isNaN();
    assertThat(of(minimum(Sale::article), List.of())).isNull();
  }

  @Test
  void an_extreme_of_null_is_refused() {
    Aggregation<Sale, ?, Text> minimum = minimum(Sale::article);

    assertThatNullPointerException()
        .isThrownBy(() -> of(minimum, List.of(new Sale(1, 1, null))))
        .withMessage("minimum: the field is null in Sale[cents=1, weight=1.0, article=null]");
  }

  @Test
  void of_equal_extremes_the_first_stays() {
    record Version(String label) implements Comparable<Version> {
      @Override
      public int compareTo(Version other) {
        return 0;
      }
    }

    Aggregation<Version, ?, Version> maximum = maximum(version -> version);

    assertThat(of(maximum, List.of(new Version("a"), new Version("b"))))
        .isEqualTo(new Version("a"));
  }

  @Test
  void of_equal_records_the_first_stays_and_maxima_keep_all() {
    Sale pen = new Sale(7, 1, Text.of("pen"));
    Sale ink = new Sale(7, 2, Text.of("ink"));
    Sale pad = new Sale(3, 3, Text.of("pad"));
    List<Sale> sales = List.of(pad, pen, ink, pad);

    assertThat(of(maximumBy(Sale::cents), sales)).isEqualTo(pen);
    assertThat(of(minimumBy(Sale::cents), sales)).isEqualTo(pad);
    assertThat(of(maximaBy(Sale::cents), sales)).containsExactly(pen, ink);
    assertThat(of(minimaBy(Sale::cents), sales)).containsExactly(pad, pad);
    assertThat(of(topN(3, Sale::cents), sales)).containsExactly(pen, ink, pad);
    assertThat(of(bottomN(3, Sale::cents), sales)).containsExactly(pad, pad, pen);
  }

  @Test
  void a_top_of_none_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> topN(0, Sale::cents))
        .withMessage("topN: found n = 0; write how many records to keep, 1 or more");
  }

  @Test
  void a_record_without_the_field_is_refused_even_if_it_is_the_first() {
    List<Sale> nameless = List.of(new Sale(1, 1, null));

    List.of(
            minimumBy(Sale::article),
            maximaBy(Sale::article),
            topN(2, Sale::article),
            countingDistinct(Sale::article),
            mapping(Sale::article, counting()),
            groupingBy(Sale::article, counting()))
        .forEach(
            aggregation ->
                assertThatNullPointerException()
                    .isThrownBy(() -> of(aggregation, nameless))
                    .withMessageEndingWith(
                        ": the field is null in Sale[cents=1, weight=1.0, article=null]"));
  }

  @Test
  void too_few_values_have_no_variance_and_no_trend() {
    assertThat(of(populationVariance(Sale::weight), List.of())).isNaN();
    assertThat(of(populationVariance(Sale::weight), List.of(weight(3)))).isZero();
    assertThat(of(sampleVariance(Sale::weight), List.of(weight(3)))).isNaN();
    assertThat(of(linearTrend(Sale::cents, Sale::weight), List.of(cents(3), cents(3))))
        .isEqualTo(new LinearTrend(Double.NaN, Double.NaN, Double.NaN));
    assertThat(of(linearTrend(Sale::cents, sale -> 5), List.of(cents(1), cents(2))))
        .isEqualTo(new LinearTrend(0, 5, Double.NaN));
  }

  @Test
  void variance_and_trend_survive_a_mean_far_from_zero() {
    List<Sale> far = List.of(cents(1_000_000_004), cents(1_000_000_007), cents(1_000_000_013));

    assertThat(of(sampleVariance(Sale::cents), far)).isEqualTo(21);
    LinearTrend trend = of(linearTrend(Sale::cents, sale -> 3.0 * sale.cents() + 1), far);
    assertThat(trend.slope()).isCloseTo(3, within(1e-12));
    assertThat(trend.r2()).isCloseTo(1, within(1e-12));
    assertThat(trend.at(1_000_000_000)).isCloseTo(3_000_000_001.0, within(1e-3));
  }

  @Test
  void a_difference_beyond_64_bits_is_an_error_too() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> without(summing(Sale::cents), cents(Long.MIN_VALUE)))
        .withMessageStartingWith("summing: 0 - -9223372036854775808 exceeds 64 bits; ");
    assertThat(without(summing(Sale::cents), cents(Long.MAX_VALUE))).isEqualTo(-Long.MAX_VALUE);
  }

  private static <T, A, R> R without(InvertibleAggregation<T, A, R> aggregation, T value) {
    return aggregation.result(aggregation.subtract(aggregation.create(), value));
  }

  @Test
  void values_are_told_apart_as_keys() {
    record Point(double x, byte[] name) {}
    List<Point> points = List.of(new Point(0.0, new byte[] {1}), new Point(-0.0, new byte[] {1}));

    assertThat(of(countingDistinct((Point point) -> point), points)).isEqualTo(1);
    assertThat(of(groupingBy(Point::x, counting()), points)).containsExactly(Map.entry(0.0, 2L));
    assertThat(
            countingDistinct(DataType.set(DataType.STRING), (Set<String> set) -> set)
                .accumulatorType(DataType.set(DataType.STRING))
                .problems())
        .hasSize(1);
  }

  @Test
  void a_set_of_what_holds_arrays_is_refused() {
    record Blob(String name, List<byte[]> parts) {}

    assertThat(Aggregations.<Blob>toSet().accumulatorType(DataType.of(Blob.class)).problems())
        .singleElement()
        .hasToString(
            "Set<Blob>[]: found the array Blob.parts<byte[]>, which equals no other array, whatever"
                + " they hold; use a List, or Text instead of byte[]");
  }
}
