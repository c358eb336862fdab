package dev.rtc.testing.connector;

import dev.rtc.connector.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the records that took effect with those that should have, in any order. */
record Tally<T>(Map<T, Integer> expected, Map<T, Integer> found) {

  private static final int SHOWN = 5;

  static <T> Tally<T> of(List<T> expected, List<T> found) {
    return new Tally<>(counted(expected), counted(found));
  }

  private static <T> Map<T, Integer> counted(List<T> records) {
    Map<T, Integer> counts = new LinkedHashMap<>();
    records.forEach(record -> counts.merge(record, 1, Integer::sum));
    return counts;
  }

  /** Tells whether nothing is missing. */
  boolean isComplete() {
    return lost().isEmpty();
  }

  /**
   * Checks a promise.
   *
   * @throws AssertionError if a record is lost, if one is foreign, or if one took effect more than
   *     once and exactly once was promised; it lists the first of each kind
   */
  void require(Delivery promised) {
    List<T> surplus = promised == Delivery.EXACTLY_ONCE ? duplicated() : List.of();
    if (lost().isEmpty() && surplus.isEmpty() && foreign().isEmpty()) {
      return;
    }
    throw new AssertionError(
        "promised is %s; of %,d records%s%s%s"
            .formatted(
                promised,
                expected.values().stream().mapToInt(Integer::intValue).sum(),
                told("lost", lost()),
                told("there more often than once", surplus),
                told("nobody's", foreign())));
  }

  private List<T> lost() {
    return beyond(expected, found);
  }

  private List<T> duplicated() {
    return beyond(found, expected).stream().filter(expected::containsKey).toList();
  }

  private List<T> foreign() {
    return found.keySet().stream().filter(record -> !expected.containsKey(record)).toList();
  }

  private static <T> List<T> beyond(Map<T, Integer> one, Map<T, Integer> other) {
    List<T> more = new ArrayList<>();
    one.forEach(
        (record, count) -> {
          if (count > other.getOrDefault(record, 0)) {
            more.add(record);
          }
        });
    return more;
  }

  private static String told(String what, List<?> records) {
    if (records.isEmpty()) {
      return "";
    }
    String more = records.size() > SHOWN ? ", ..." : "";
    String first = String.join(", ", records.stream().limit(SHOWN).map(String::valueOf).toList());
    return "%n  %,d %s: %s%s".formatted(records.size(), what, first, more);
  }
}
