package dev.rtc.aggregate;

import static dev.rtc.aggregate.Aggregations.averaging;
import static dev.rtc.aggregate.Aggregations.bottomN;
import static dev.rtc.aggregate.Aggregations.collectingAndThen;
import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.aggregate.Aggregations.countingDistinct;
import static dev.rtc.aggregate.Aggregations.filtering;
import static dev.rtc.aggregate.Aggregations.flatMapping;
import static dev.rtc.aggregate.Aggregations.groupingBy;
import static dev.rtc.aggregate.Aggregations.invertible;
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
import static dev.rtc.aggregate.Aggregations.toList;
import static dev.rtc.aggregate.Aggregations.toSet;
import static dev.rtc.aggregate.Aggregations.topN;
import static java.util.Comparator.comparing;

import dev.rtc.aggregate.Sale.Currency;
import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds a case for every public factory. */
final class Catalogue {

  private static final DataType<Currency> CURRENCY = DataType.of(Currency.class);
  private static final Aggregation<Sale, ?, Map<Currency, Long>> PER_CURRENCY =
      groupingBy(Sale::currency, counting());

  private Catalogue() {}

  static Stream<AggregationCase<?>> all() {
    return Stream.of(
            numbers(), extremes(), collections(), compositions(), sketches(), AllOfCases.all())
        .flatMap(cases -> cases);
  }

  private static Stream<AggregationCase<?>> numbers() {
    return Stream.of(
        AggregationCase.of("counting()", counting(), sales -> (long) sales.size()),
        AggregationCase.of("summing(LongField)", summing(Sale::cents), Catalogue::cents),
        AggregationCase.ofDouble(
            "summingDouble(DoubleField)",
            summingDouble(Sale::weight),
            sales -> sum(sales, Sale::weight)),
        AggregationCase.ofDouble(
            "averaging(DoubleField)", averaging(Sale::weight), sales -> mean(sales, Sale::weight)),
        AggregationCase.ofDouble(
            "populationVariance(DoubleField)",
            populationVariance(Sale::weight),
            sales -> products(sales, Sale::weight, Sale::weight) / sales.size()),
        AggregationCase.ofDouble(
            "sampleVariance(DoubleField)",
            sampleVariance(Sale::weight),
            sales -> products(sales, Sale::weight, Sale::weight) / (sales.size() - 1)),
        new AggregationCase<>(
            "linearTrend(DoubleField, DoubleField)",
            linearTrend(Sale::cents, Sale::weight),
            Catalogue::trend,
            (left, right) ->
                AggregationCase.close(left.slope(), right.slope())
                    && AggregationCase.close(left.intercept(), right.intercept())
                    && AggregationCase.close(left.r2(), right.r2())));
  }

  static long cents(List<Sale> sales) {
    return sales.stream().mapToLong(Sale::cents).sum();
  }

  private static double sum(List<Sale> sales, ToDoubleFunction<Sale> field) {
    return sales.stream().mapToDouble(field).sum();
  }

  static double mean(List<Sale> sales, ToDoubleFunction<Sale> field) {
    return sum(sales, field) / sales.size();
  }

  private static double products(
      List<Sale> sales, ToDoubleFunction<Sale> x, ToDoubleFunction<Sale> y) {
    double meanX = mean(sales, x);
    double meanY = mean(sales, y);
    return sum(sales, s -> (x.applyAsDouble(s) - meanX) * (y.applyAsDouble(s) - meanY));
  }

  private static LinearTrend trend(List<Sale> sales) {
    double squaresX = products(sales, Sale::cents, Sale::cents);
    double squaresY = products(sales, Sale::weight, Sale::weight);
    double slope = products(sales, Sale::cents, Sale::weight) / squaresX;
    return new LinearTrend(
        slope,
        mean(sales, Sale::weight) - slope * mean(sales, Sale::cents),
        slope * slope * squaresX / squaresY);
  }

  private static Stream<AggregationCase<?>> extremes() {
    return Stream.of(
        AggregationCase.of("minimum(Field)", minimum(Sale::article), Catalogue::firstArticle),
        AggregationCase.of(
            "minimum(DataType, Field)",
            minimum(DataType.TEXT, Sale::article),
            Catalogue::firstArticle),
        AggregationCase.of("maximum(Field)", maximum(Sale::cents), Catalogue::mostCents),
        AggregationCase.of(
            "maximum(DataType, Field)", maximum(DataType.LONG, Sale::cents), Catalogue::mostCents),
        AggregationCase.of(
            "minimumBy(Field)", minimumBy(Sale::number), sales -> byNumber(sales).get(0)),
        AggregationCase.of(
            "maximumBy(Field)",
            maximumBy(Sale::number),
            sales -> byNumber(sales).get(sales.size() - 1)),
        AggregationCase.ofAnyOrder(
            "minimaBy(Field)",
            minimaBy(Sale::article),
            sales -> having(sales, s -> s.article().equals(firstArticle(sales)))),
        AggregationCase.ofAnyOrder(
            "maximaBy(Field)",
            maximaBy(Sale::cents),
            sales -> having(sales, s -> s.cents() == mostCents(sales))),
        AggregationCase.of(
            "topN(int, Field)",
            topN(7, Sale::number),
            sales -> reversed(sales).subList(0, Math.min(7, sales.size()))),
        AggregationCase.of(
            "bottomN(int, Field)",
            bottomN(7, Sale::number),
            sales -> byNumber(sales).subList(0, Math.min(7, sales.size()))));
  }

  static Text firstArticle(List<Sale> sales) {
    return sales.stream().map(Sale::article).min(Comparator.naturalOrder()).orElseThrow();
  }

  static long mostCents(List<Sale> sales) {
    return sales.stream().mapToLong(Sale::cents).max().orElseThrow();
  }

  private static List<Sale> byNumber(List<Sale> sales) {
    return sales.stream().sorted(comparing(Sale::number)).toList();
  }

  private static List<Sale> reversed(List<Sale> sales) {
    return sales.stream().sorted(comparing(Sale::number).reversed()).toList();
  }

  private static List<Sale> having(List<Sale> sales, Condition<Sale> condition) {
    return sales.stream().filter(condition::holds).toList();
  }

  private static Stream<AggregationCase<?>> collections() {
    return Stream.of(
        AggregationCase.ofAnyOrder("toList()", toList(), sales -> sales),
        AggregationCase.ofAnyOrder("toSet()", toSet(), Set::copyOf),
        AggregationCase.of(
            "countingDistinct(Field)", countingDistinct(Sale::article), Catalogue::articles),
        AggregationCase.of(
            "countingDistinct(DataType, Field)",
            countingDistinct(DataType.TEXT, Sale::article),
            Catalogue::articles));
  }

  static long articles(List<Sale> sales) {
    return sales.stream().map(Sale::article).distinct().count();
  }

  private static Stream<AggregationCase<?>> compositions() {
    Aggregation<Sale, ?, Long> distinctTags = flatMapping(Sale::tags, countingDistinct(tag -> tag));
    return Stream.of(
        AggregationCase.of(
            "filtering(Condition, Aggregation)",
            filtering(sale -> sale.cents() > 0, summing(Sale::cents)),
            sales -> cents(having(sales, sale -> sale.cents() > 0))),
        AggregationCase.ofAnyOrder(
            "mapping(Field, Aggregation)",
            mapping(Sale::article, toSet()),
            sales -> sales.stream().map(Sale::article).collect(Collectors.toSet())),
        AggregationCase.of(
            "mapping(DataType, Field, Aggregation)",
            mapping(DataType.TEXT, Sale::article, countingDistinct(text -> text)),
            Catalogue::articles),
        AggregationCase.of(
            "flatMapping(Field, Aggregation)",
            distinctTags,
            sales -> sales.stream().flatMap(sale -> sale.tags().stream()).distinct().count()),
        AggregationCase.of(
            "flatMapping(DataType, Field, Aggregation)",
            flatMapping(DataType.INTEGER, Sale::tags, summing(Integer::longValue)),
            sales ->
                sales.stream().flatMap(sale -> sale.tags().stream()).mapToLong(tag -> tag).sum()),
        AggregationCase.of("groupingBy(Field, Aggregation)", PER_CURRENCY, Catalogue::perCurrency),
        AggregationCase.of(
            "groupingBy(DataType, Field, Aggregation)",
            groupingBy(CURRENCY, Sale::currency, maximum(Sale::cents)),
            sales ->
                sales.stream()
                    .collect(
                        Collectors.groupingBy(
                            Sale::currency,
                            Collectors.collectingAndThen(
                                Collectors.toList(), Catalogue::mostCents)))),
        AggregationCase.of(
            "collectingAndThen(Aggregation, Field)",
            collectingAndThen(counting(), count -> "n=" + count),
            sales -> "n=" + sales.size()),
        AggregationCase.of(
            "collectingAndThen(DataType, Aggregation, Field)",
            collectingAndThen(DataType.LONG, maximum(Sale::cents), most -> -most),
            sales -> -mostCents(sales)),
        AggregationCase.of(
            "invertible(Aggregation)", invertible(PER_CURRENCY), Catalogue::perCurrency));
  }

  private static Map<Currency, Long> perCurrency(List<Sale> sales) {
    return sales.stream().collect(Collectors.groupingBy(Sale::currency, Collectors.counting()));
  }

  private static Stream<AggregationCase<?>> sketches() {
    return Stream.of(
        AggregationCase.of(
            "countingDistinctApproximately(double, Field)",
            Sketches.countingDistinctApproximately(0.01, Sale::article),
            Catalogue::articles),
        AggregationCase.of(
            "countingDistinctApproximately(double, DataType, Field)",
            Sketches.countingDistinctApproximately(0.01, DataType.TEXT, Sale::article),
            Catalogue::articles),
        AggregationCase.of(
            "quantiles(double, DoubleField, double[])",
            Sketches.quantiles(0.01, Sale::weight, 0, 0.5, 0.9, 1),
            sales -> Stream.of(0.0, 0.5, 0.9, 1.0).map(f -> nearestRank(sales, f)).toList()),
        AggregationCase.of(
            "quantile(double, DoubleField, double)",
            Sketches.quantile(0.01, Sale::weight, 0.25),
            sales -> nearestRank(sales, 0.25)),
        AggregationCase.ofAnyOrder(
            "frequentItems(double, Field)",
            Sketches.frequentItems(0.1, Sale::currency),
            sales -> frequent(sales, 0.1)),
        AggregationCase.ofAnyOrder(
            "frequentItems(double, DataType, Field)",
            Sketches.frequentItems(0.3, CURRENCY, Sale::currency),
            sales -> frequent(sales, 0.3)));
  }

  private static @Nullable Double nearestRank(List<Sale> sales, double fraction) {
    List<Double> sorted = sales.stream().map(Sale::weight).sorted().toList();
    int rank = (int) Math.ceil(fraction * sorted.size() - 1e-9);
    return sorted.get(Math.max(rank, 1) - 1);
  }

  private static List<Frequent<Currency>> frequent(List<Sale> sales, double share) {
    return perCurrency(sales).entrySet().stream()
        .filter(entry -> entry.getValue() >= share * sales.size())
        .map(entry -> new Frequent<>(entry.getKey(), entry.getValue(), entry.getValue()))
        .toList();
  }
}
