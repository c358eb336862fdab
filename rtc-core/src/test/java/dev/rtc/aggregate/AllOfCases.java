package dev.rtc.aggregate;

import static dev.rtc.aggregate.Aggregations.allOf;
import static dev.rtc.aggregate.Aggregations.maximum;
import static dev.rtc.aggregate.Aggregations.summing;

import dev.rtc.type.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Holds the cases of {@code allOf}: sums that differ, so that none is taken for another. */
final class AllOfCases {

  private AllOfCases() {}

  static Stream<AggregationCase<?>> all() {
    return Stream.of(
        AggregationCase.of(
            "allOf(Aggregation, Aggregation, Combiner2)",
            allOf(times(1), times(2), (a, b) -> text(a, b)),
            sales -> expected(2, sales)),
        AggregationCase.of(
            "allOf(DataType, Aggregation, Aggregation, Combiner2)",
            allOf(DataType.STRING, times(1), maximum(Sale::cents), (a, b) -> text(a, b)),
            sales -> expectedWithMaximum(2, sales)),
        AggregationCase.of(
            "allOf(Aggregation, Aggregation, Aggregation, Combiner3)",
            allOf(times(1), times(2), times(3), (a, b, c) -> text(a, b, c)),
            sales -> expected(3, sales)),
        AggregationCase.of(
            "allOf(DataType, Aggregation, Aggregation, Aggregation, Combiner3)",
            allOf(
                DataType.STRING,
                times(1),
                times(2),
                maximum(Sale::cents),
                (a, b, c) -> text(a, b, c)),
            sales -> expectedWithMaximum(3, sales)),
        AggregationCase.of(
            "allOf(Aggregation, Aggregation, Aggregation, Aggregation, Combiner4)",
            allOf(times(1), times(2), times(3), times(4), (a, b, c, d) -> text(a, b, c, d)),
            sales -> expected(4, sales)),
        AggregationCase.of(
            "allOf(DataType, Aggregation, Aggregation, Aggregation, Aggregation, Combiner4)",
            allOf(
                DataType.STRING,
                times(1),
                times(2),
                times(3),
                maximum(Sale::cents),
                (a, b, c, d) -> text(a, b, c, d)),
            sales -> expectedWithMaximum(4, sales)),
        AggregationCase.of(
            "allOf(Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Combiner5)",
            allOf(
                times(1),
                times(2),
                times(3),
                times(4),
                times(5),
                (a, b, c, d, e) -> text(a, b, c, d, e)),
            sales -> expected(5, sales)),
        AggregationCase.of(
            "allOf(DataType, Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Combiner5)",
            allOf(
                DataType.STRING,
                times(1),
                times(2),
                times(3),
                times(4),
                maximum(Sale::cents),
                (a, b, c, d, e) -> text(a, b, c, d, e)),
            sales -> expectedWithMaximum(5, sales)),
        AggregationCase.of(
            "allOf(Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Combiner6)",
            allOf(
                times(1),
                times(2),
                times(3),
                times(4),
                times(5),
                times(6),
                (a, b, c, d, e, f) -> text(a, b, c, d, e, f)),
            sales -> expected(6, sales)),
        AggregationCase.of(
            "allOf(DataType, Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Combiner6)",
            allOf(
                DataType.STRING,
                times(1),
                times(2),
                times(3),
                times(4),
                times(5),
                maximum(Sale::cents),
                (a, b, c, d, e, f) -> text(a, b, c, d, e, f)),
            sales -> expectedWithMaximum(6, sales)),
        AggregationCase.of(
            "allOf(Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Combiner7)",
            allOf(
                times(1),
                times(2),
                times(3),
                times(4),
                times(5),
                times(6),
                times(7),
                (a, b, c, d, e, f, g) -> text(a, b, c, d, e, f, g)),
            sales -> expected(7, sales)),
        AggregationCase.of(
            "allOf(DataType, Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Combiner7)",
            allOf(
                DataType.STRING,
                times(1),
                times(2),
                times(3),
                times(4),
                times(5),
                times(6),
                maximum(Sale::cents),
                (a, b, c, d, e, f, g) -> text(a, b, c, d, e, f, g)),
            sales -> expectedWithMaximum(7, sales)),
        AggregationCase.of(
            "allOf(Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Combiner8)",
            allOf(
                times(1),
                times(2),
                times(3),
                times(4),
                times(5),
                times(6),
                times(7),
                times(8),
                (a, b, c, d, e, f, g, h) -> text(a, b, c, d, e, f, g, h)),
            sales -> expected(8, sales)),
        AggregationCase.of(
            "allOf(DataType, Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Aggregation, Combiner8)",
            allOf(
                DataType.STRING,
                times(1),
                times(2),
                times(3),
                times(4),
                times(5),
                times(6),
                times(7),
                maximum(Sale::cents),
                (a, b, c, d, e, f, g, h) -> text(a, b, c, d, e, f, g, h)),
            sales -> expectedWithMaximum(8, sales)));
  }

  private static InvertibleAggregation<Sale, ?, Long> times(int factor) {
    return summing(sale -> factor * sale.cents());
  }

  private static String text(Object... results) {
    return Arrays.toString(results);
  }

  private static String expected(int parts, List<Sale> sales) {
    return sums(parts, sales).mapToObj(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String expectedWithMaximum(int parts, List<Sale> sales) {
    long most = Catalogue.mostCents(sales);
    return sums(parts - 1, sales)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", ", "[", ", " + most + "]"));
  }

  private static LongStream sums(int parts, List<Sale> sales) {
    return IntStream.rangeClosed(1, parts).mapToLong(factor -> factor * Catalogue.cents(sales));
  }
}
