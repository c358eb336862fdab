package dev.rtc.testing;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.AssertProvider;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * Holds the records that reached a sink, and compares them with what was expected.
 *
 * <p>Records are compared by {@code equals}, arrays by content. A comparison that fails throws an
 * {@code AssertionError} that lists what is missing and what is extra. For anything else {@code
 * assertThat(test.output("counts"))} gives AssertJ's assertions on a list.
 *
 * @param <T> the records
 */
public final class CollectedOutput<T> implements AssertProvider<ListAssert<T>> {

  private final String name;
  private final List<Collected<T>> collected;

  CollectedOutput(String name, List<Collected<T>> collected) {
    this.name = name;
    this.collected = List.copyOf(collected);
  }

  /**
   * Returns the records in the order of their arrival, as an unmodifiable list. It can differ from
   * run to run between records that different subtasks wrote.
   */
  public List<T> records() {
    return collected.stream().map(Collected::record).toList();
  }

  /** Requires that nothing arrived. */
  public CollectedOutput<T> isEmpty() {
    return compare(List.of(), "no records");
  }

  /** Requires just these records, each as often as it is given, in any order. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final CollectedOutput<T> containsInAnyOrder(T... expected) {
    return compare(listed(expected), count(expected.length) + " in any order");
  }

  /**
   * Requires just these records in this order.
   *
   * @throws IllegalStateException if several subtasks wrote them: between those there is no order
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final CollectedOutput<T> containsExactly(T... expected) {
    String wanted = count(expected.length) + " in this order";
    compare(listed(expected), wanted);
    requireOneWriter();
    requireOrder(wanted, "", listed(expected), records());
    return this;
  }

  /**
   * Requires just these records: those of one key in this order, those of different keys in any.
   *
   * @param key reads the key of a record
   * @param expected the records
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final CollectedOutput<T> containsInOrderPerKey(Function<? super T, ?> key, T... expected) {
    String wanted = count(expected.length) + " in this order per key";
    compare(listed(expected), wanted);
    Map<Object, List<T>> found = byKey(key, records());
    byKey(key, listed(expected))
        .forEach(
            (k, records) ->
                requireOrder(wanted, " of key " + k, records, found.getOrDefault(k, List.of())));
    return this;
  }

  /** Gives AssertJ's assertions on {@link #records()}. */
  @Override
  public ListAssert<T> assertThat() {
    return Assertions.assertThat(records()).as(name);
  }

  @Override
  public String toString() {
    return name + " " + Differences.show(records());
  }

  private CollectedOutput<T> compare(List<T> expected, String wanted) {
    Differences differences = Differences.between(expected, records());
    if (!differences.none()) {
      throw new AssertionError(heading(wanted) + differences.text());
    }
    return this;
  }

  private void requireOrder(String wanted, String where, List<T> expected, List<T> found) {
    for (int i = 0; i < expected.size(); i++) {
      if (!Differences.same(expected.get(i), found.get(i))) {
        throw new AssertionError(
            "%s\n  first difference at record %d%s:\n    expected %s\n    found    %s"
                .formatted(
                    heading(wanted),
                    i + 1,
                    where,
                    Differences.show(expected.get(i)),
                    Differences.show(found.get(i))));
      }
    }
  }

  private void requireOneWriter() {
    Set<Integer> writers =
        collected.stream()
            .map(Collected::writer)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (writers.size() > 1) {
      throw new IllegalStateException(
          ("%s was written by %d subtasks, between which there is no order; write"
                  + " containsInAnyOrder or containsInOrderPerKey, or test with parallelism(1)")
              .formatted(name, writers.size()));
    }
  }

  private String heading(String wanted) {
    return "%s\n  expected %s, found %s".formatted(name, wanted, count(collected.size()));
  }

  private static <T> List<T> listed(T[] records) {
    return List.of(records);
  }

  private static String count(int records) {
    return records == 1 ? "1 record" : records + " records";
  }

  private static <T> Map<Object, List<T>> byKey(Function<? super T, ?> key, List<T> records) {
    return records.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }
}
