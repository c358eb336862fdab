package dev.rtc.testing;

import dev.rtc.type.Change;
import dev.rtc.type.KeyType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AssertProvider;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.MapAssert;

/**
 * Holds the changes that reached an upsert sink, and the rows they leave.
 *
 * <p>A comparison that fails throws an {@code AssertionError} that lists what is missing and what
 * is extra. For anything else {@code assertThat(test.table("counts"))} gives AssertJ's assertions
 * on a map.
 *
 * @param <K> the key of a row
 * @param <V> the value of a row
 */
public final class CollectedTable<K, V> implements AssertProvider<MapAssert<K, V>> {

  private final String name;
  private final KeyType<K> keys;
  private final List<Change<K, V>> changes;

  CollectedTable(String name, KeyType<K> keys, List<Collected<Change<K, V>>> collected) {
    this.name = name;
    this.keys = keys;
    this.changes = collected.stream().map(Collected::record).toList();
  }

  /**
   * Returns the changes in the order of their arrival, as an unmodifiable list; all of one key come
   * in order.
   */
  public List<Change<K, V>> changes() {
    return changes;
  }

  /** Returns the changes of one key, in order, as an unmodifiable list. */
  public List<Change<K, V>> changes(K key) {
    return changes.stream().filter(change -> row(change.key()).equals(row(key))).toList();
  }

  /**
   * Returns the latest row of each key that has one, as an unmodifiable map; keys are told apart as
   * {@link KeyType} does it, arrays by content.
   */
  public Map<K, V> rows() {
    Map<Object, Change<K, V>> latest = new LinkedHashMap<>();
    for (Change<K, V> change : changes) {
      switch (change.kind()) {
        case INSERT, UPDATE_AFTER -> latest.put(row(change.key()), change);
        case DELETE -> latest.remove(row(change.key()));
        case UPDATE_BEFORE -> {
          // takes nothing away: the value after it follows
        }
      }
    }
    Map<K, V> rows = new LinkedHashMap<>();
    latest.values().forEach(change -> rows.put(change.key(), change.value()));
    return Collections.unmodifiableMap(rows);
  }

  /** Returns what tells the row of a key; a test's key may be of a wrong class. */
  private Object row(K key) {
    return keys.type().rawClass().isInstance(key) ? keys.wrap(key) : key;
  }

  /** Requires just these rows. */
  public CollectedTable<K, V> hasRows(Map<? extends K, ? extends V> expected) {
    Differences differences = Differences.between(entries(expected), entries(rows()));
    if (!differences.none()) {
      throw new AssertionError(
          "%s\n  expected %s, found %s%s"
              .formatted(name, count(expected), count(rows()), differences.text()));
    }
    return this;
  }

  /** Requires that no row is left. */
  public CollectedTable<K, V> isEmpty() {
    return hasRows(Map.of());
  }

  /** Gives AssertJ's assertions on {@link #rows()}. */
  @Override
  public MapAssert<K, V> assertThat() {
    return Assertions.assertThat(rows()).as(name);
  }

  @Override
  public String toString() {
    return name + " " + rows();
  }

  private static String count(Map<?, ?> rows) {
    return rows.size() == 1 ? "1 row" : rows.size() + " rows";
  }

  private List<Map.Entry<?, ?>> entries(Map<? extends K, ? extends V> rows) {
    List<Map.Entry<?, ?>> entries = new ArrayList<>();
    rows.forEach((key, value) -> entries.add(Map.entry(row(key), value)));
    return entries;
  }
}
