package dev.rtc.aggregate;

import static dev.rtc.aggregate.Sketches.countingDistinctApproximately;
import static dev.rtc.aggregate.Sketches.frequentItems;
import static dev.rtc.aggregate.Sketches.quantile;
import static dev.rtc.aggregate.Sketches.quantiles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sketches stay within their error however many values there are and however they are merged. */
class SketchesTest {

  private static final int RUNS = 100;
  private static final long HASH_OF_ONE = -7995527694508729151L;
  private static final long HASH_OF_TEXT = -2429880321756736209L;
  private static final long HASH_OF_HALF = 188716692831107380L;

  private static <T, A, R> R of(Aggregation<T, A, R> aggregation, Stream<T> values) {
    return aggregation.result(accumulate(aggregation, values));
  }

  private static <T, A> A accumulate(Aggregation<T, A, ?> aggregation, Stream<T> values) {
    A accumulator = aggregation.create();
    for (T value : (Iterable<T>) values::iterator) {
      accumulator = aggregation.add(accumulator, value);
    }
    return accumulator;
  }

  /** Adds values to some accumulators of random sizes and merges them in pairs. */
  private static <T, A, R> R inParts(
      Aggregation<T, A, R> aggregation, List<T> values, Random random) {
    List<A> parts = new ArrayList<>();
    for (int from = 0; from < values.size(); ) {
      int size = 1 + random.nextInt(1 + values.size() / 5);
      int to = Math.min(values.size(), from + size);
      parts.add(accumulate(aggregation, values.subList(from, to).stream()));
      from = to;
    }
    while (parts.size() > 1) {
      A left = parts.remove(random.nextInt(parts.size()));
      A right = parts.remove(random.nextInt(parts.size()));
      parts.add(aggregation.merge(left, right));
    }
    return aggregation.result(parts.get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 1_000, 3_000, 10_000, 100_000})
  void distinct_estimates_have_the_standard_error_and_no_bias(int distinct) {
    double error = 0.02;
    Aggregation<Long, ?, Long> counting = countingDistinctApproximately(error, value -> value);

    double[] relative =
        LongStream.range(0, RUNS)
            .mapToDouble(run -> of(counting, distinct(run, distinct)) / (double) distinct - 1)
            .toArray();

    double root = Math.sqrt(Arrays.stream(relative).map(each -> each * each).average().orElse(0));
    double mean = Arrays.stream(relative).average().orElseThrow();
    assertThat(root).isLessThan(1.25 * error);
    assertThat(Math.abs(mean)).isLessThan(3 * error / Math.sqrt(RUNS));
  }

  private static Stream<Long> distinct(long run, int count) {
    return LongStream.range(run * 1_000_000, run * 1_000_000 + count).boxed();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0021, 0.01, 0.26, 0.9})
  void distinct_estimates_depend_on_the_set_of_values_alone(double error) {
    Aggregation<Long, ?, Long> counting = countingDistinctApproximately(error, value -> value);
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      int distinct = 1 + random.nextInt(random.nextBoolean() ? 50 : 20_000);
      List<Long> values =
          random.longs(3L * distinct, 0, distinct).boxed().collect(Collectors.toList());

      Long estimate = of(counting, values.stream());

      assertThat(inParts(counting, values, random)).isEqualTo(estimate);
      assertThat(of(counting, values.stream().sorted().distinct())).isEqualTo(estimate);
    }
  }

  @Test
  void sketches_of_two_precisions_merge_to_the_coarser() {
    Aggregation<Long, Object[], Long> fine =
        CountingDistinctApproximately.within(0.01, DataType.LONG, value -> value);
    Aggregation<Long, Object[], Long> coarse =
        CountingDistinctApproximately.within(0.05, DataType.LONG, value -> value);
    Long expected = of(coarse, distinct(0, 50_000));

    Object[] before = accumulate(fine, distinct(0, 30_000));
    Object[] after = accumulate(coarse, LongStream.range(20_000, 50_000).boxed());

    assertThat(coarse.result(coarse.merge(copy(before), copy(after)))).isEqualTo(expected);
    assertThat(coarse.result(coarse.merge(copy(after), copy(before)))).isEqualTo(expected);
    assertThat(coarse.result(accumulateInto(coarse, before, 50_000)) / 50_000.0)
        .isCloseTo(1, within(0.05));
  }

  private static Object[] accumulateInto(
      Aggregation<Long, Object[], Long> aggregation, Object[] restored, int to) {
    Object[] cells = restored;
    for (long value = 0; value < to; value++) {
      cells = aggregation.add(cells, value);
    }
    return cells;
  }

  private static Object[] copy(Object[] cells) {
    return Arrays.stream(cells).map(cell -> ((int[]) cell).clone()).toArray();
  }

  @Test
  void a_sketch_of_few_values_is_small_and_of_many_bounded() {
    Aggregation<Long, Object[], Long> counting =
        CountingDistinctApproximately.within(0.01, DataType.LONG, value -> value);

    assertThat((int[]) accumulate(counting, distinct(0, 3))[0]).hasSize(5);
    assertThat((int[]) accumulate(counting, distinct(0, 100_000))[0]).hasSize(1 + (1 << 14) / 4);
  }

  @Test
  void values_count_as_one_where_they_are_one_key() {
    record Point(double x, byte[] name) {}
    Aggregation<Point, ?, Long> points = countingDistinctApproximately(0.01, point -> point);
    Aggregation<BigDecimal, ?, Long> numbers = countingDistinctApproximately(0.01, n -> n);
    Aggregation<Text, ?, Long> texts = countingDistinctApproximately(0.01, text -> text);

    Stream<Point> equal =
        Stream.of(new Point(0.0, new byte[] {1}), new Point(-0.0, new byte[] {1}));
    assertThat(of(points, equal)).isEqualTo(1);
    assertThat(of(numbers, Stream.of(BigDecimal.ONE, new BigDecimal("1.00")))).isEqualTo(1);
    assertThat(of(texts, Stream.of(Text.of("xay").slice(1, 2), Text.of("a")))).isEqualTo(1);
  }

  @Test
  void hashes_never_change_because_savepoints_rest_on_them() {
    assertThat(new ContentHash<>(DataType.LONG).of(1L)).isEqualTo(HASH_OF_ONE);
    assertThat(new ContentHash<>(DataType.STRING).of("twelve bytes")).isEqualTo(HASH_OF_TEXT);
    assertThat(new ContentHash<>(DataType.TEXT).of(Text.of("twelve bytes")))
        .isEqualTo(HASH_OF_TEXT);
    assertThat(new ContentHash<>(DataType.DOUBLE).of(0.5)).isEqualTo(HASH_OF_HALF);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.02, 0.005})
  void ranks_of_quantiles_are_within_the_error_in_99_of_100_cases(double error) {
    double[] fractions = DoubleStream.iterate(0.05, f -> f < 0.96, f -> f + 0.05).toArray();
    Aggregation<Double, ?, List<Double>> aggregation =
        quantiles(error, number -> number, fractions);
    int outside = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      List<Double> numbers = numbers(seed, random);
      List<Double> results =
          seed % 2 == 0 ? of(aggregation, numbers.stream()) : inParts(aggregation, numbers, random);
      outside += outside(error, fractions, numbers, results);
    }

    assertThat(outside).isLessThanOrEqualTo(RUNS * fractions.length / 100);
  }

  private static List<Double> numbers(int seed, Random random) {
    DoubleStream numbers = random.doubles(20_000).map(x -> seed % 3 == 0 ? Math.pow(x, 9) : x);
    return (seed % 5 == 0 ? numbers.sorted() : numbers).boxed().toList();
  }

  private static int outside(
      double error, double[] fractions, List<Double> numbers, List<Double> results) {
    double[] sorted = numbers.stream().mapToDouble(number -> number).sorted().toArray();
    int outside = 0;
    for (int i = 0; i < fractions.length; i++) {
      double rank = (Arrays.binarySearch(sorted, results.get(i)) + 1.0) / sorted.length;
      outside += Math.abs(rank - fractions[i]) > error ? 1 : 0;
    }
    return outside;
  }

  @Test
  void least_and_greatest_are_exact_and_the_sample_is_bounded() {
    Quantiles<Double> aggregation = Quantiles.within(0.01, x -> x, List.of(0.0, 1.0));
    List<Double> numbers = new Random(1).doubles(200_000).boxed().toList();

    Object[] cells = accumulate(aggregation, numbers.stream());

    assertThat(aggregation.result(cells))
        .containsExactly(
            numbers.stream().min(Double::compare).orElseThrow(),
            numbers.stream().max(Double::compare).orElseThrow());
    assertThat((double[]) cells[2]).hasSizeLessThan(3 * 2 * 230);
  }

  @Test
  void a_sketch_of_few_numbers_is_small_and_exact() {
    Quantiles<Double> aggregation = Quantiles.within(0.01, x -> x, List.of(0.07, 0.5, 0.75));

    Object[] cells =
        accumulate(aggregation, DoubleStream.iterate(100, x -> x - 1).limit(100).boxed());

    assertThat(aggregation.result(cells)).containsExactly(7.0, 50.0, 75.0);
    assertThat((double[]) cells[2]).hasSize(128);
    assertThat((double[]) accumulate(aggregation, Stream.of(1.0))[2]).hasSize(8);
  }

  @Test
  void the_same_order_gives_the_same_quantiles() {
    Aggregation<Double, ?, List<Double>> aggregation = quantiles(0.1, x -> x, 0.3, 0.6);
    List<Double> numbers = new Random(5).doubles(5_000).boxed().toList();

    assertThat(inParts(aggregation, numbers, new Random(1)))
        .isEqualTo(inParts(aggregation, numbers, new Random(1)));
  }

  @Test
  void no_numbers_have_nan_for_quantiles_and_nan_has_no_rank() {
    Aggregation<Double, ?, Double> median = quantile(0.01, x -> x, 0.5);

    assertThat(of(median, Stream.of())).isNaN();
    assertThat(of(median, Stream.of(Double.NEGATIVE_INFINITY, 1.0, 2.0))).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(median, Stream.of(Double.NaN)))
        .withMessage("quantiles: NaN in NaN has no rank; leave it out by filtering(...)");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.05, 0.01})
  void frequent_items_are_all_there_with_true_bounds(double share) {
    Aggregation<Integer, ?, List<Frequent<Integer>>> aggregation = frequentItems(share, x -> x);
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      List<Integer> values = skewed(random);
      Map<Integer, Long> truth = new HashMap<>();
      values.forEach(value -> truth.merge(value, 1L, Long::sum));

      List<Frequent<Integer>> found =
          seed % 2 == 0 ? of(aggregation, values.stream()) : inParts(aggregation, values, random);

      assertFrequent(share * values.size(), found, truth);
    }
  }

  @Test
  void equally_frequent_items_come_in_one_order() {
    List<String> words = List.of("b", "c", "a", "a", "c", "b");
    List<String> reversed = List.of("b", "c", "a", "a", "b", "c");
    Aggregation<String, ?, List<Frequent<String>>> ofWords = frequentItems(0.1, word -> word);
    Aggregation<String, ?, List<Frequent<List<String>>>> ofLists =
        frequentItems(0.1, DataType.list(DataType.STRING), word -> List.of(word));

    assertThat(of(ofWords, words.stream()))
        .extracting(Frequent::value)
        .containsExactly("a", "b", "c");
    assertThat(of(ofWords, reversed.stream())).isEqualTo(of(ofWords, words.stream()));
    assertThat(of(ofLists, Stream.of("c", "a", "b")))
        .isEqualTo(of(ofLists, Stream.of("b", "c", "a")));
  }

  private static void assertFrequent(
      double least, List<Frequent<Integer>> found, Map<Integer, Long> truth) {
    Set<Integer> values = found.stream().map(Frequent::value).collect(Collectors.toSet());
    truth.forEach((value, times) -> assertThat(times < least || values.contains(value)).isTrue());
    for (Frequent<Integer> each : found) {
      long times = truth.get(each.value());
      assertThat(times).isBetween(each.atLeast(), each.atMost());
      assertThat((double) times).isGreaterThanOrEqualTo(0.75 * least);
      assertThat((double) each.atMost() - each.atLeast()).isLessThan(0.25 * least);
    }
    assertThat(found).isSortedAccordingTo((a, b) -> Long.compare(b.atMost(), a.atMost()));
  }

  /** Draws small numbers often and large ones rarely, from more than any sketch has counters. */
  private static List<Integer> skewed(Random random) {
    return random.doubles(10_000).mapToObj(x -> (int) Math.min(1 / x, 1e9)).toList();
  }

  @Test
  void counters_are_bounded() {
    FrequentItems<Integer, Integer> aggregation =
        new FrequentItems<>(0.1, new Values<>("frequentItems", DataType.INTEGER, x -> x));

    Object[] cells = accumulate(aggregation, Stream.iterate(0, x -> x + 1).limit(10_000));

    assertThat((Map<?, ?>) cells[0]).hasSizeLessThanOrEqualTo(80);
    assertThat(aggregation.result(cells)).isEmpty();
  }

  @Test
  void errors_and_shares_out_of_range_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> countingDistinctApproximately(0.001, (Long x) -> x))
        .withMessage(
            "countingDistinctApproximately: found an error of 0.001; write a relative standard"
                + " error from 0.0021 to less than 1, such as 0.01");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quantiles(95, (Double x) -> x, 0.5))
        .withMessage(
            "quantiles: found an error of 95.0; write how far the rank may be off, from 0.0001 to"
                + " 0.25, such as 0.01");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quantiles(0.01, (Double x) -> x, 0.5, 95))
        .withMessage(
            "quantiles: found the fraction 95.0; write one from 0, the minimum, to 1, the maximum,"
                + " such as 0.95");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> frequentItems(10, (Long x) -> x))
        .withMessage(
            "frequentItems: found a share of 10.0; write what share of all values makes one"
                + " frequent, from 0.0001 to less than 1, such as 0.01");
  }

  @Test
  void values_that_cannot_be_keys_are_refused_at_assembly() {
    Aggregation<Set<String>, ?, Long> distinct =
        countingDistinctApproximately(0.01, DataType.set(DataType.STRING), set -> set);

    assertThat(distinct.accumulatorType(DataType.set(DataType.STRING)).problems().toString())
        .contains("whose order differs between equal sets");
  }
}
