package dev.rtc.operator;

import dev.rtc.aggregate.Field;
import dev.rtc.state.DistinctRanking;
import dev.rtc.time.RowLifetime;
import dev.rtc.type.DataType;
import dev.rtc.type.KeyType;
import dev.rtc.type.Keyed;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the best records of each key, one per identity, in rows named by identity.
 *
 * <p>The latest record of every identity is kept, as one among the best may fall and another take
 * its row. Twice as many as there are rows are kept in order: all identities are looked through
 * only when so many of those have fallen that rows would be empty, and by a key's next record after
 * a restore from an operator with another size or ranking.
 *
 * @param <K> the key
 * @param <T> the records
 * @param <I> the identity
 */
public final class DistinctTopOperator<K, T, I> extends TableOperator<T, K, Keyed<K, I>, T> {

  private static final long serialVersionUID = 1L;

  private final DataType<T> type;
  private final int size;
  private final Standings.Order<T> order;
  private final Field<? super T, I> identity;
  private final KeyType<I> identityType;
  private transient MapState<Object, Keyed<Long, T>> identities;
  private transient ValueState<List<Keyed<Long, T>>> best;
  private transient ValueState<Census> census;
  private transient boolean restored;

  /**
   * Creates the operator.
   *
   * @param origin the step
   * @param keyType how keys travel
   * @param type the records
   * @param size how many rows there are per key
   * @param ranking which record is better, and which are the same thing
   * @param lifetime how long the rows of a key live
   * @param beforeImages whether an update also tells the value before
   */
  public DistinctTopOperator(
      StepOrigin origin,
      KeyType<K> keyType,
      DataType<T> type,
      int size,
      DistinctRanking<T, I> ranking,
      RowLifetime lifetime,
      boolean beforeImages) {
    super(origin, keyType, lifetime, beforeImages);
    this.type = type;
    this.size = size;
    this.order = new Standings.Order<>(origin, ranking.order());
    this.identity = ranking.identity();
    this.identityType = ranking.identityType().key();
  }

  @Override
  @SuppressWarnings("unchecked") // identities travel as what their type wraps them in
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    restored = context.isRestored();
    DataType<Keyed<Long, T>> entry = DataType.keyed(DataType.LONG, type);
    identities =
        context
            .getKeyedStateStore()
            .getMapState(
                new MapStateDescriptor<>(
                    "identities",
                    (TypeInformation<Object>) identityType.typeInformation(),
                    entry.typeInformation()));
    best =
        context
            .getKeyedStateStore()
            .getState(new ValueStateDescriptor<>("best", DataType.list(entry).typeInformation()));
    census =
        context
            .getKeyedStateStore()
            .getState(
                new ValueStateDescriptor<>("census", DataType.of(Census.class).typeInformation()));
  }

  @Override
  void update(StreamRecord<T> element) throws Exception {
    T record = element.getValue();
    Object same = identify(record);
    Keyed<Long, T> before = identities.get(same);
    Census counted = census.value();
    Census now = (counted == null ? Census.NONE : counted).with(before == null, size);
    Keyed<Long, T> after = new Keyed<>(arrival(before, record, now), record);
    List<Keyed<Long, T>> held = corrected(counted);
    Standings<T> standings = new Standings<>(order, size, held);
    standings.replace(before, after, now.identities());
    identities.put(same, after);
    census.update(now);
    if (standings.lacks(now.identities())) {
      standings.fill(identities.values());
    }
    if (standings.haveChanged()) {
      best.update(standings.entries());
      tell(standings, before, after);
    }
  }

  /** Returns what is held as this size and this ranking would have it, and tells what changes. */
  private List<Keyed<Long, T>> corrected(@Nullable Census counted) throws Exception {
    List<Keyed<Long, T>> held = held();
    if (!restored || counted == null || (rows(counted) == size && order.isKept(held))) {
      return held;
    }
    Standings<T> standings = new Standings<>(order, size, List.of());
    standings.fill(identities.values());
    List<Keyed<Long, T>> now = standings.entries();
    List<Keyed<Long, T>> had = held.subList(0, Math.min(rows(counted), held.size()));
    List<Keyed<Long, T>> has = now.subList(0, Math.min(size, now.size()));
    best.update(now);
    had.stream().filter(entry -> !has.contains(entry)).forEach(entry -> swap(entry, null));
    has.stream().filter(entry -> !had.contains(entry)).forEach(entry -> swap(null, entry));
    return now;
  }

  private int rows(@Nullable Census counted) {
    return counted == null ? size : counted.rows().orElse(size);
  }

  private Object identify(T record) {
    try {
      return identityType.wrap(identity.of(record));
    } catch (RuntimeException e) {
      throw StepFailedException.unchecked(origin, record, e);
    }
  }

  /** Numbers a record; one that ranks as its identity did before keeps its place among equals. */
  private long arrival(@Nullable Keyed<Long, T> before, T record, Census now) {
    return before != null && order.areEqual(record, before.value()) ? before.key() : now.arrivals();
  }

  private void tell(Standings<T> standings, @Nullable Keyed<Long, T> before, Keyed<Long, T> after) {
    boolean has = standings.hasRow(after);
    if (before != null && standings.hadRow(before)) {
      if (!has) {
        swap(before, standings.hasLastRow());
      } else if (!before.value().equals(after.value())) {
        updated(row(after), before.value(), after.value());
      }
    } else if (has) {
      swap(standings.hadLastRow(), after);
    }
  }

  private void swap(@Nullable Keyed<Long, T> leaving, @Nullable Keyed<Long, T> entering) {
    if (leaving != null) {
      deleted(row(leaving), leaving.value());
    }
    if (entering != null) {
      inserted(row(entering), entering.value());
    }
  }

  private Keyed<K, I> row(Keyed<Long, T> entry) {
    return new Keyed<>(key(), identityType.unwrap(identify(entry.value())));
  }

  private List<Keyed<Long, T>> held() throws IOException {
    List<Keyed<Long, T>> held = best.value();
    return held == null ? List.of() : held;
  }

  /** Deletes the last row first, as for rows named by rank. */
  @Override
  void deleteRows() throws Exception {
    List<Keyed<Long, T>> held = held();
    for (int i = Math.min(rows(census.value()), held.size()) - 1; i >= 0; i--) {
      deleted(row(held.get(i)), held.get(i).value());
    }
  }

  @Override
  void forget() {
    identities.clear();
    best.clear();
    census.clear();
  }
}
