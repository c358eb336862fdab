package dev.rtc.aggregate;

import static dev.rtc.aggregate.Aggregations.allOf;
import static dev.rtc.aggregate.Aggregations.averaging;
import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.aggregate.Aggregations.maximum;
import static dev.rtc.aggregate.Aggregations.minimum;
import static dev.rtc.aggregate.Aggregations.summing;
import static dev.rtc.aggregate.Aggregations.summingDouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AggregationsTest {

  record Sale(long cents, double weight, @Nullable Text article) {}

  record Summary(long count, long cents, double mean, Text first) {}

  record Range(Text from, Text to) {}

  private static final DataType<Sale> SALE = DataType.of(Sale.class);

  private static Sale sale(Random random) {
    long cents = random.nextInt(1_000_000) - 500_000L;
    double weight = random.nextGaussian() * Math.pow(10, random.nextInt(12));
    return new Sale(cents, weight, Text.of("article-" + random.nextInt(50)));
  }

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

  private static <R> BiPredicate<R, R> equal() {
    return Objects::equals;
  }

  private static boolean close(double left, double right) {
    return Math.abs(left - right) <= 1e-15 * Math.max(Math.abs(left), Math.abs(right)) + 1e-9;
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
}
