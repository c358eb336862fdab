package dev.rtc.operator;

import dev.rtc.state.Ranking;
import dev.rtc.time.RowLifetime;
import dev.rtc.type.DataType;
import dev.rtc.type.KeyType;
import dev.rtc.type.Ranked;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keeps the best records of each key in rows named by rank. A record that makes its way in moves
 * those behind it one rank down, and each row whose value has changed by that is told, the best
 * first; one that does not costs a binary search and changes nothing.
 *
 * <p>What an operator with another size or ranking has left is put right by a key's next record
 * after the restore. Records that were not kept then are not known now.
 *
 * @param <K> the key
 * @param <T> the records
 */
public final class TopOperator<K, T> extends TableOperator<T, K, Ranked<K>, T> {

  private static final long serialVersionUID = 1L;

  private final DataType<T> type;
  private final int size;
  private final Ranking<T> ranking;
  private transient ValueState<List<T>> best;
  private transient boolean restored;

  /**
   * Creates the operator.
   *
   * @param origin the step
   * @param keyType how keys travel
   * @param type the records
   * @param size how many are kept per key
   * @param ranking which record is better
   * @param lifetime how long the rows of a key live
   * @param beforeImages whether an update also tells the value before
   */
  public TopOperator(
      StepOrigin origin,
      KeyType<K> keyType,
      DataType<T> type,
      int size,
      Ranking<T> ranking,
      RowLifetime lifetime,
      boolean beforeImages) {
    super(origin, keyType, lifetime, beforeImages);
    this.type = type;
    this.size = size;
    this.ranking = ranking;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    restored = context.isRestored();
    best =
        context
            .getKeyedStateStore()
            .getState(new ValueStateDescriptor<>("best", DataType.list(type).typeInformation()));
  }

  @Override
  void update(StreamRecord<T> element) throws Exception {
    T record = element.getValue();
    List<T> held = corrected(held(), record);
    int place = place(held, record);
    if (place < size) {
      List<T> now = with(record, place, held);
      best.update(now);
      tell(place, held, now);
    }
  }

  private List<T> held() throws IOException {
    List<T> held = best.value();
    return held == null ? List.of() : held;
  }

  /** Returns what is held as this size and this ranking would have it, and tells what changes. */
  private List<T> corrected(List<T> held, T record) throws Exception {
    if (held.size() <= size && (!restored || isInOrder(held, record))) {
      return held;
    }
    List<T> now = sorted(held, record).subList(0, Math.min(held.size(), size));
    best.update(new ArrayList<>(now));
    deleteRows(held, now.size());
    tell(0, held, now);
    return now;
  }

  private boolean isInOrder(List<T> held, T record) throws Exception {
    try {
      for (int i = 1; i < held.size(); i++) {
        if (ranking.compare(held.get(i - 1), held.get(i)) > 0) {
          return false;
        }
      }
      return true;
    } catch (RuntimeException e) {
      throw StepFailedException.of(origin, record, e);
    }
  }

  private List<T> sorted(List<T> held, T record) throws Exception {
    List<T> sorted = new ArrayList<>(held);
    try {
      sorted.sort(ranking);
    } catch (RuntimeException e) {
      throw StepFailedException.of(origin, record, e);
    }
    return sorted;
  }

  /** Finds where a record belongs: behind those that rank alike. */
  private int place(List<T> held, T record) throws Exception {
    try {
      int low = 0;
      int high = held.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (ranking.compare(record, held.get(middle)) < 0) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    } catch (Exception e) {
      throw StepFailedException.of(origin, record, e);
    }
  }

  /** Makes a new list, since a snapshot may be reading the one that is held. */
  private List<T> with(T record, int place, List<T> held) {
    List<T> now = new ArrayList<>(Math.min(held.size() + 1, size));
    now.addAll(held.subList(0, place));
    now.add(record);
    now.addAll(held.subList(place, Math.min(held.size(), size - 1)));
    return now;
  }

  private void tell(int place, List<T> held, List<T> now) {
    K key = key();
    for (int i = place; i < now.size(); i++) {
      Ranked<K> row = new Ranked<>(key, i + 1);
      T after = now.get(i);
      if (i == held.size()) {
        inserted(row, after);
      } else if (!after.equals(held.get(i))) {
        updated(row, held.get(i), after);
      }
    }
  }

  @Override
  void deleteRows() throws Exception {
    deleteRows(held(), 0);
  }

  /** Deletes the last row first, so that no reader sees a gap among the ranks. */
  private void deleteRows(List<T> held, int first) {
    K key = key();
    for (int i = held.size() - 1; i >= first; i--) {
      deleted(new Ranked<>(key, i + 1), held.get(i));
    }
  }

  @Override
  void forget() {
    best.clear();
  }
}
