package dev.rtc.testing.windows;

import static dev.rtc.aggregate.Aggregations.allOf;
import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.aggregate.Aggregations.mapping;
import static dev.rtc.aggregate.Aggregations.maximum;
import static dev.rtc.aggregate.Aggregations.minimum;
import static dev.rtc.aggregate.Aggregations.summing;
import static dev.rtc.aggregate.Aggregations.toList;
import static dev.rtc.aggregate.Sketches.countingDistinctApproximately;
import static dev.rtc.aggregate.Sketches.quantiles;

import dev.rtc.aggregate.Aggregation;
import java.util.List;
import java.util.function.Function;

/** One aggregation of each class, with a plain definition of its own. */
@SuppressWarnings("ImmutableEnumChecker") // windows and aggregations are values
enum Summary {
  INVERTIBLE(summing(Fact::value), facts -> facts.stream().mapToLong(Fact::value).sum()),
  EXTREME(maximum(Fact::value), facts -> facts.stream().mapToLong(Fact::value).max().orElseThrow()),
  SKETCH(
      quantiles(0.01, Fact::value, 0, 0.5, 0.9),
      facts -> List.of(ranked(facts, 0), ranked(facts, 0.5), ranked(facts, 0.9))),
  SKETCH_OF_DISTINCT(
      countingDistinctApproximately(0.02, Fact::value),
      facts -> facts.stream().map(Fact::value).distinct().count()),
  COLLECTING(
      mapping(Fact::value, toList()), facts -> facts.stream().map(Fact::value).sorted().toList()),
  COMPOSITE(
      allOf(counting(), minimum(Fact::value), summing(Fact::value), Digest::new),
      facts ->
          new Digest(
              facts.size(),
              facts.stream().mapToLong(Fact::value).min().orElseThrow(),
              facts.stream().mapToLong(Fact::value).sum()));

  private final Aggregation<Fact, ?, ?> aggregation;
  private final Function<List<Fact>, Object> model;

  Summary(Aggregation<Fact, ?, ?> aggregation, Function<List<Fact>, Object> model) {
    this.aggregation = aggregation;
    this.model = model;
  }

  /** Returns one after the other as the turn rises. */
  static Summary of(int turn) {
    List<Summary> all = List.of(values());
    return all.get(turn % all.size());
  }

  Aggregation<Fact, ?, ?> aggregation() {
    return aggregation;
  }

  Object of(List<Fact> facts) {
    return model.apply(facts);
  }

  /** The nearest rank. */
  private static double ranked(List<Fact> facts, double fraction) {
    long[] values = facts.stream().mapToLong(Fact::value).sorted().toArray();
    return values[Math.max(0, (int) Math.ceil(fraction * values.length) - 1)];
  }

  /**
   * Is the result of several aggregations at once.
   *
   * @param count how many
   * @param least the smallest value
   * @param sum the sum of values
   */
  record Digest(long count, long least, long sum) {}
}
