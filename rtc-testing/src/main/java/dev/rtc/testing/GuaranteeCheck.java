package dev.rtc.testing;

import dev.rtc.testing.compare.Content;
import dev.rtc.testing.compare.Differences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares what was delivered with what should have been: which records are lost, which came too
 * often, which never should have come, and which came out of order within their key.
 *
 * <pre>{@code
 * GuaranteeCheck.of(Order::shop, sent, readBack).isExactlyOnce();
 * }</pre>
 *
 * <p>The records may come from anywhere: a {@link CollectedOutput}, or a topic or table that a test
 * reads back. They are compared by {@code equals}, arrays by content.
 *
 * @param <T> the records
 */
public final class GuaranteeCheck<T> {

  private static final int SHOWN = 20;

  private final String name;
  private final int expected;
  private final int found;
  private final List<T> lost = new ArrayList<>();
  private final List<T> duplicated = new ArrayList<>();
  private final List<T> foreign = new ArrayList<>();
  private final List<T> outOfOrder = new ArrayList<>();

  private GuaranteeCheck(String name, int expected, int found) {
    this.name = name;
    this.expected = expected;
    this.found = found;
  }

  /**
   * Compares records.
   *
   * @param key reads the key of a record, arrays by content; between keys there is no order
   * @param expected the records in their order, each as often as it should come
   * @param found the records in the order in which they came
   */
  public static <T> GuaranteeCheck<T> of(
      Function<? super T, ?> key, List<? extends T> expected, List<? extends T> found) {
    return of("delivery", key, expected, found);
  }

  static <T> GuaranteeCheck<T> of(
      String name,
      Function<? super T, ?> key,
      List<? extends T> expected,
      List<? extends T> found) {
    GuaranteeCheck<T> check = new GuaranteeCheck<>(name, expected.size(), found.size());
    check.compare(key, expected, found);
    return check;
  }

  private void compare(
      Function<? super T, ?> key, List<? extends T> expected, List<? extends T> found) {
    Map<Content, List<Integer>> places = new HashMap<>();
    for (int i = 0; i < expected.size(); i++) {
      places.computeIfAbsent(new Content(expected.get(i)), unset -> new ArrayList<>()).add(i);
    }
    Map<Content, Integer> come = new HashMap<>();
    Map<Content, Integer> furthest = new HashMap<>();
    for (T record : found) {
      List<Integer> due = places.get(new Content(record));
      int nth = come.merge(new Content(record), 1, Integer::sum) - 1;
      if (due == null) {
        foreign.add(record);
      } else if (nth >= due.size()) {
        duplicated.add(record);
      } else {
        order(record, due.get(nth), furthest, new Content(key.apply(record)));
      }
    }
    for (int i = 0; i < expected.size(); i++) {
      Content content = new Content(expected.get(i));
      if (places.getOrDefault(content, List.of()).indexOf(i) >= come.getOrDefault(content, 0)) {
        lost.add(expected.get(i));
      }
    }
  }

  private void order(T record, int place, Map<Content, Integer> furthest, Content key) {
    if (furthest.getOrDefault(key, -1) > place) {
      outOfOrder.add(record);
    }
    furthest.merge(key, place, Math::max);
  }

  /** Returns the records that did not come as often as they should have. */
  public List<T> lost() {
    return List.copyOf(lost);
  }

  /** Returns the records that came more often than they should have, once for each time. */
  public List<T> duplicated() {
    return List.copyOf(duplicated);
  }

  /** Returns the records that should not have come at all. */
  public List<T> foreign() {
    return List.copyOf(foreign);
  }

  /** Returns the records that came after one of the same key that should have followed them. */
  public List<T> outOfOrder() {
    return List.copyOf(outOfOrder);
  }

  /** Requires each record once, and those of one key in order. */
  public GuaranteeCheck<T> isExactlyOnce() {
    return require(
        "exactly once, in order per key",
        lost.isEmpty() && duplicated.isEmpty() && foreign.isEmpty() && outOfOrder.isEmpty());
  }

  /** Requires each record once or more often. Whatever is sent again may come out of order. */
  public GuaranteeCheck<T> isAtLeastOnce() {
    return require("at least once", lost.isEmpty() && foreign.isEmpty());
  }

  /** Requires that no record comes too often, while some may be lost. */
  public GuaranteeCheck<T> isAtMostOnce() {
    return require("at most once", duplicated.isEmpty() && foreign.isEmpty());
  }

  private GuaranteeCheck<T> require(String guarantee, boolean holds) {
    if (!holds) {
      throw new AssertionError("%s is not %s: %s".formatted(name, guarantee, text()));
    }
    return this;
  }

  /** Returns the counts, and the records behind them. */
  public String text() {
    return "%d expected, %d found; lost %d, duplicated %d, foreign %d, out of order %d"
            .formatted(
                expected, found, lost.size(), duplicated.size(), foreign.size(), outOfOrder.size())
        + block("lost", lost, foreign)
        + block("duplicated", duplicated, List.of())
        + block("foreign", foreign, lost)
        + block("out of order", outOfOrder, List.of());
  }

  private static String block(String title, List<?> records, List<?> others) {
    if (records.isEmpty()) {
      return "";
    }
    String more =
        records.size() > SHOWN ? "\n    ... and %d more".formatted(records.size() - SHOWN) : "";
    return records.stream()
        .limit(SHOWN)
        .map(record -> "\n    " + Differences.showAmong(record, others))
        .collect(Collectors.joining("", "\n  %s:".formatted(title), more));
  }

  @Override
  public String toString() {
    return name + ": " + text();
  }
}
