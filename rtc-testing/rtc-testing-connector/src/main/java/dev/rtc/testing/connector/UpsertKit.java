package dev.rtc.testing.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Pipeline;
import dev.rtc.connector.OnError;
import dev.rtc.connector.Problems;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.time.Lifetime;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

/**
 * Gives a sink of rows its test cases: subclass, say where to write and how to read the rows that
 * are there, inherit.
 *
 * <p>Twenty keys are inserted, updated, deleted and inserted again, in runs like those of {@link
 * SinkKit}; three of them are deleted in the end. Whatever happened in between, the rows must be
 * the final ones. Flink has no suite for sinks of this kind.
 *
 * @param <K> the key of a row
 * @param <V> the value of a row; both are compared by {@code equals}
 */
public abstract class UpsertKit<K, V> extends SinkCases {

  private static final int KEYS = 20;
  private static final int UPDATES = 10;
  private static final int DELETED = 7;

  /**
   * Returns the sink under test; each call returns an equal one.
   *
   * @param place where it writes
   */
  protected abstract UpsertSpec<K, V> table(Place place);

  /** Returns the type of the keys. */
  protected abstract DataType<K> keyType();

  /** Returns the type of the values. */
  protected abstract DataType<V> valueType();

  /**
   * Returns a key; different ones for different numbers.
   *
   * @param number from zero
   */
  protected abstract K key(int number);

  /**
   * Returns a value; different ones for different numbers.
   *
   * @param number from zero
   */
  protected abstract V value(int number);

  /**
   * Returns the rows that are visible to readers of the system; none if there is nothing yet.
   *
   * @param place where the sink of the case writes
   * @throws IllegalStateException if a key has two rows
   */
  protected abstract Map<K, V> rows(Place place) throws Exception;

  /**
   * Returns sinks whose settings cannot work, each with what {@code validate} must say; the case is
   * skipped unless overridden.
   *
   * @param place where they would write
   */
  protected List<Wrong<UpsertSpec<K, V>>> wrong(Place place) {
    throw notGiven("wrong(Place)", "what validate says of wrong settings");
  }

  @Override
  protected final int count() {
    return KEYS * UPDATES;
  }

  @Override
  final Pipeline pipeline(Course course, int changes, OnError onError) {
    UpsertSpec<K, V> table = table(place());
    Recorded<K> keys = Recorded.of(made(KEYS, this::key), keyType());
    Recorded<V> values = Recorded.of(made(count(), this::value), valueType());
    return Pipeline.define(
        "connector-kit",
        p ->
            p.onError(onError)
                .from("numbers", SourceSpec.of(new Numbers(changes, 1), DataType.LONG))
                .process("probe", DataType.LONG, new Probe<>(course))
                .keyBy(keyType(), keys)
                .latest("latest", Lifetime.forever())
                .filter("deleted", row -> row.value() % DELETED != 0)
                .map("value", valueType(), row -> values.map(row.value()))
                .to(SINK, table));
  }

  private static <T> List<T> made(int count, IntFunction<T> maker) {
    return IntStream.range(0, count).mapToObj(maker).toList();
  }

  @Override
  final void requireWritten(int changes) throws Exception {
    Map<K, V> expected = finalRows(changes);
    assertThat(Patience.THREE_SECONDS.until(expected::equals, () -> rows(place())))
        .as("the rows in the end")
        .containsExactlyInAnyOrderEntriesOf(expected);
  }

  private Map<K, V> finalRows(int changes) {
    Map<K, V> rows = new HashMap<>();
    for (int number = Math.max(0, changes - KEYS); number < changes; number++) {
      if (number % DELETED != 0) {
        rows.put(key(number % KEYS), value(number));
      }
    }
    return rows;
  }

  @Override
  final String description() {
    return table(place()).describe();
  }

  @Test
  protected void finds_nothing_wrong_with_right_settings() {
    UpsertSpec<K, V> table = table(place());

    assertThat(reported(problems -> validate(table, problems)))
        .as("what validate reports")
        .isEmpty();
    assertThat(reported(table::preflight)).as("what preflight reports").isEmpty();
  }

  @Test
  protected void names_wrong_settings() {
    List<Wrong<UpsertSpec<K, V>>> wrong = wrong(place());

    assertThat(wrong).as("wrong settings").isNotEmpty();
    wrong.forEach(one -> requireNamed(one, reported(problems -> validate(one.spec(), problems))));
  }

  private void validate(UpsertSpec<K, V> table, Problems problems) {
    table.validate(input(), problems);
  }

  private SinkInput<Change<K, V>> input() {
    return new SinkInput<>(DataType.change(keyType(), valueType()), Boundedness.BOUNDED);
  }

  @Test
  protected void can_travel_to_a_cluster() throws Exception {
    assertThat(InstantiationUtil.serializeObject(table(place()).sink(input()))).isNotEmpty();
  }
}
