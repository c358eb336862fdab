package dev.rtc.testing;

import dev.rtc.testing.compare.Differences;
import dev.rtc.type.Change;
import dev.rtc.type.KeyType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.AssertProvider;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.MapAssert;

/**
 * Holds the changes that reached an upsert sink, and the rows they leave.
 *
 * <p>A comparison that fails throws an {@code AssertionError} that lists what is missing and what
 * is extra, and tells of the first such row what helps to find out why. For anything else {@code
 * assertThat(test.table("counts"))} gives AssertJ's assertions on a map.
 *
 * @param <K> the key of a row
 * @param <V> the value of a row
 */
public final class CollectedTable<K, V> implements AssertProvider<MapAssert<K, V>> {

  private final Arrivals<Change<K, V>> arrivals;
  private final KeyType<K> keys;

  CollectedTable(String name, KeyType<K> keys, List<Collected<Change<K, V>>> collected) {
    this(Arrivals.of(name, collected), keys);
  }

  CollectedTable(Arrivals<Change<K, V>> arrivals, KeyType<K> keys) {
    this.arrivals = arrivals;
    this.keys = keys;
  }

  /**
   * Returns the changes in the order of their arrival, as an unmodifiable list; all of one key come
   * in order.
   */
  public List<Change<K, V>> changes() {
    return arrivals.records();
  }

  /** Returns the changes of one key, in order, as an unmodifiable list. */
  public List<Change<K, V>> changes(K key) {
    return changes().stream().filter(change -> row(change.key()).equals(row(key))).toList();
  }

  /**
   * Returns the latest row of each key that has one, as an unmodifiable map; keys are told apart as
   * {@link KeyType} does it, arrays by content.
   */
  public Map<K, V> rows() {
    Map<K, V> rows = new LinkedHashMap<>();
    latest().values().forEach(each -> rows.put(each.record().key(), each.record().value()));
    return Collections.unmodifiableMap(rows);
  }

  /** Returns the change that made each row, by what tells the row. */
  private Map<Object, Collected<Change<K, V>>> latest() {
    Map<Object, Collected<Change<K, V>>> latest = new LinkedHashMap<>();
    for (Collected<Change<K, V>> each : arrivals.all()) {
      Object row = row(each.record().key());
      switch (each.record().kind()) {
        case INSERT, UPDATE_AFTER -> latest.put(row, each);
        case DELETE -> latest.remove(row);
        case UPDATE_BEFORE -> {
          // takes nothing away: the value after it follows
        }
      }
    }
    return latest;
  }

  /**
   * Returns the changes told before the watermark had reached the end of their window.
   *
   * @throws IllegalStateException if the rows are not results of windows of event time, with
   *     nothing but stateless steps in between, or the engine cannot tell
   */
  public CollectedOutput<Change<K, V>> early() {
    return new CollectedOutput<>(arrivals.of(Pane.EARLY));
  }

  /**
   * Returns the changes told because the watermark reached the end of their window.
   *
   * @throws IllegalStateException as {@link #early} does
   */
  public CollectedOutput<Change<K, V>> onTime() {
    return new CollectedOutput<>(arrivals.of(Pane.ON_TIME));
  }

  /**
   * Returns the changes told after the watermark had reached the end of their window: the
   * corrections by late records.
   *
   * @throws IllegalStateException if the rows are not results of windows of event time, with
   *     nothing but stateless steps in between
   */
  public CollectedOutput<Change<K, V>> late() {
    return new CollectedOutput<>(arrivals.of(Pane.LATE));
  }

  /** Returns what tells the row of a key; a test's key may be of a wrong class. */
  private Object row(K key) {
    return keys.type().rawClass().isInstance(key) ? keys.wrap(key) : key;
  }

  /** Requires just these rows. */
  public CollectedTable<K, V> hasRows(Map<? extends K, ? extends V> expected) {
    Mismatch mismatch = Mismatch.between(entries(expected), entries());
    if (!mismatch.none()) {
      throw new AssertionError(
          "%s\n  expected %s, found %s%s"
              .formatted(
                  arrivals.name(),
                  count(expected),
                  count(rows()),
                  mismatch.text(arrivals.watermark())));
    }
    return this;
  }

  /** Requires that the row of a key has this value, whatever other rows there are. */
  public CollectedTable<K, V> hasRow(K key, V value) {
    List<Collected<?>> there = entries(row(key));
    Mismatch mismatch = Mismatch.between(List.of(Map.entry(row(key), value)), there);
    if (!mismatch.none()) {
      throw new AssertionError(
          "%s\n  expected the row of %s, found %s%s%s"
              .formatted(
                  arrivals.name(),
                  Differences.show(key),
                  there.isEmpty() ? "none among " + count(rows()) : "another",
                  mismatch.text(arrivals.watermark()),
                  history(key)));
    }
    return this;
  }

  /** Requires that a key has no row. */
  public CollectedTable<K, V> hasNoRow(K key) {
    Mismatch mismatch = Mismatch.between(List.of(), entries(row(key)));
    if (!mismatch.none()) {
      throw new AssertionError(
          "%s\n  expected no row of %s%s%s"
              .formatted(
                  arrivals.name(),
                  Differences.show(key),
                  mismatch.text(arrivals.watermark()),
                  history(key)));
    }
    return this;
  }

  private String history(K key) {
    return "\n  changes of %s: %s".formatted(Differences.show(key), changes(key));
  }

  /** Returns the rows as text, one to a line, sorted, for {@link Golden}. */
  public String text() {
    return rows().entrySet().stream()
        .map(row -> Differences.show(row.getKey()) + " = " + Differences.show(row.getValue()))
        .sorted()
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** Requires that no row is left. */
  public CollectedTable<K, V> isEmpty() {
    return hasRows(Map.of());
  }

  /** Gives AssertJ's assertions on {@link #rows()}. */
  @Override
  public MapAssert<K, V> assertThat() {
    return Assertions.assertThat(rows()).as(arrivals.name());
  }

  @Override
  public String toString() {
    return arrivals.name() + " " + rows();
  }

  private static String count(Map<?, ?> rows) {
    return rows.size() == 1 ? "1 row" : rows.size() + " rows";
  }

  private List<Map.Entry<?, ?>> entries(Map<? extends K, ? extends V> rows) {
    List<Map.Entry<?, ?>> entries = new ArrayList<>();
    rows.forEach((key, value) -> entries.add(Map.entry(row(key), value)));
    return entries;
  }

  private List<Collected<?>> entries() {
    List<Collected<?>> entries = new ArrayList<>();
    latest().forEach((row, each) -> entries.add(each.with(Map.entry(row, each.record().value()))));
    return entries;
  }

  private List<Collected<?>> entries(Object row) {
    return entries().stream()
        .filter(
            each -> each.record() instanceof Map.Entry<?, ?> entry && entry.getKey().equals(row))
        .toList();
  }
}
