package dev.rtc.testing;

import dev.rtc.testing.compare.Content;
import dev.rtc.testing.compare.Differences;
import java.util.ArrayList;
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
 * {@code AssertionError} that lists what is missing and what is extra, and tells of the first such
 * record its key, its window, where the watermark stood, and the fields in which the nearest record
 * found differs. For anything else {@code assertThat(test.output("counts"))} gives AssertJ's
 * assertions on a list.
 *
 * @param <T> the records
 */
public final class CollectedOutput<T> implements AssertProvider<ListAssert<T>> {

  private final Arrivals<T> arrivals;

  CollectedOutput(String name, List<Collected<T>> collected) {
    this(Arrivals.of(name, collected));
  }

  CollectedOutput(Arrivals<T> arrivals) {
    this.arrivals = arrivals;
  }

  /**
   * Returns the records in the order of their arrival, as an unmodifiable list. It can differ from
   * run to run between records that different subtasks wrote.
   */
  public List<T> records() {
    return arrivals.records();
  }

  /**
   * Returns the results that came before the watermark had reached the end of their window: the
   * early results of windows with corrections.
   *
   * @throws IllegalStateException if the records are not results of windows of event time, with
   *     nothing but stateless steps in between, or the engine cannot tell
   */
  public CollectedOutput<T> early() {
    return new CollectedOutput<>(arrivals.of(Pane.EARLY));
  }

  /**
   * Returns the results that came because the watermark reached the end of their window.
   *
   * @throws IllegalStateException as {@link #early} does
   */
  public CollectedOutput<T> onTime() {
    return new CollectedOutput<>(arrivals.of(Pane.ON_TIME));
  }

  /**
   * Returns the results that came after the watermark had reached the end of their window: the
   * corrections by late records.
   *
   * @throws IllegalStateException if the records are not results of windows of event time, with
   *     nothing but stateless steps in between
   */
  public CollectedOutput<T> late() {
    return new CollectedOutput<>(arrivals.of(Pane.LATE));
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

  /** Requires these records, each as often as it is given, in any order, among whatever others. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final CollectedOutput<T> contains(T... expected) {
    Mismatch mismatch = Mismatch.between(listed(expected), arrivals.all());
    if (!mismatch.missing().isEmpty()) {
      throw new AssertionError(
          heading(count(expected.length) + " among others")
              + mismatch.missingText()
              + FirstDifference.text(mismatch.missing(), mismatch.extra(), arrivals.watermark()));
    }
    return this;
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
    requireOrder(wanted, "", listed(expected), arrivals.all());
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
    Map<Content, List<Collected<T>>> found =
        byKey(each -> key.apply(each.record()), arrivals.all());
    byKey(key, listed(expected))
        .forEach(
            (k, records) ->
                requireOrder(wanted, " of key " + k, records, found.getOrDefault(k, List.of())));
    return this;
  }

  /**
   * Requires just these records to be the last of their keys, as if each replaced the one before.
   *
   * @param key reads the key of a record
   * @param expected one record of each key
   * @throws IllegalArgumentException if two records of one key are expected
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final CollectedOutput<T> containsLastPerKey(Function<? super T, ?> key, T... expected) {
    byKey(key, listed(expected)).forEach(CollectedOutput::requireOne);
    List<Collected<T>> last =
        byKey((Collected<T> each) -> key.apply(each.record()), arrivals.all()).values().stream()
            .map(records -> records.get(records.size() - 1))
            .toList();
    Mismatch mismatch = Mismatch.between(listed(expected), last);
    if (!mismatch.none()) {
      throw new AssertionError(
          "%s\n  expected %s as the last of their keys, found %s of %s%s"
              .formatted(
                  arrivals.name(),
                  count(expected.length),
                  count(arrivals.all().size()),
                  last.size() == 1 ? "1 key" : last.size() + " keys",
                  text(mismatch)));
    }
    return this;
  }

  private static void requireOne(Content key, List<?> records) {
    if (records.size() > 1) {
      throw new IllegalArgumentException(
          "containsLastPerKey: %d records of key %s are expected; one is the last: write that one"
              .formatted(records.size(), key));
    }
  }

  /**
   * Compares the records with what an exactly-once delivery would give: lists what is lost, what is
   * duplicated, and what is out of order within its key.
   *
   * @param key reads the key of a record
   * @param expected the records in their order, each as often as it should come
   */
  public GuaranteeCheck<T> guarantee(Function<? super T, ?> key, List<? extends T> expected) {
    return GuaranteeCheck.of(arrivals.name(), key, expected, records());
  }

  /**
   * Returns the records as text, one to a line, for {@link Golden}: sorted, since the order of
   * arrival is not the pipeline's promise.
   */
  public String text() {
    return records().stream()
        .map(Differences::show)
        .sorted()
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** Gives AssertJ's assertions on {@link #records()}. */
  @Override
  public ListAssert<T> assertThat() {
    return Assertions.assertThat(records()).as(arrivals.name());
  }

  @Override
  public String toString() {
    return arrivals.name() + " " + Differences.show(records());
  }

  private CollectedOutput<T> compare(List<T> expected, String wanted) {
    Mismatch mismatch = Mismatch.between(expected, arrivals.all());
    if (!mismatch.none()) {
      throw new AssertionError(heading(wanted) + text(mismatch));
    }
    return this;
  }

  private String text(Mismatch mismatch) {
    return mismatch.text(arrivals.watermark());
  }

  private void requireOrder(
      String wanted, String where, List<T> expected, List<Collected<T>> found) {
    for (int i = 0; i < expected.size(); i++) {
      Collected<T> there = found.get(i);
      if (!Differences.same(expected.get(i), there.record())) {
        throw new AssertionError(
            "%s\n  first difference at record %d%s:\n    expected %s\n    found    %s%s"
                .formatted(
                    heading(wanted),
                    i + 1,
                    where,
                    Differences.show(expected.get(i)),
                    Differences.show(there.record()),
                    FirstDifference.instead(expected.get(i), there)));
      }
    }
  }

  private void requireOneWriter() {
    Set<Integer> writers =
        arrivals.all().stream()
            .map(Collected::writer)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (writers.size() > 1) {
      throw new IllegalStateException(
          ("%s was written by %d subtasks, between which there is no order; write"
                  + " containsInAnyOrder or containsInOrderPerKey, or test with parallelism(1)")
              .formatted(arrivals.name(), writers.size()));
    }
  }

  private String heading(String wanted) {
    return "%s\n  expected %s, found %s"
        .formatted(arrivals.name(), wanted, count(arrivals.all().size()));
  }

  private static <T> List<T> listed(T[] records) {
    return List.of(records);
  }

  private static String count(int records) {
    return records == 1 ? "1 record" : records + " records";
  }

  private static <R> Map<Content, List<R>> byKey(Function<? super R, ?> key, List<R> records) {
    Map<Content, List<R>> byKey = new LinkedHashMap<>();
    for (R record : records) {
      byKey.computeIfAbsent(new Content(key.apply(record)), unset -> new ArrayList<>()).add(record);
    }
    return byKey;
  }
}
