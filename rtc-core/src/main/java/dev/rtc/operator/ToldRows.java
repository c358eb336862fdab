package dev.rtc.operator;

import dev.rtc.type.Change;
import dev.rtc.type.WindowKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.internal.InternalListState;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which rows of a window the table has, and tells what makes them right.
 *
 * <p>A window has one row, its own. A session that has grown still has the rows of the sessions it
 * grew out of, up to its next result, which takes their place.
 *
 * @param <K> the key
 * @param <R> the result
 */
final class ToldRows<K, R> {

  private static final Comparator<Tuple2<TimeWindow, ?>> BY_START =
      Comparator.comparingLong(row -> row.f0.getStart());

  private final InternalListState<Object, TimeWindow, Tuple2<TimeWindow, R>> rows;
  private final boolean beforeImages;
  private final Output<StreamRecord<Change<WindowKey<K>, R>>> output;
  private final StreamRecord<Change<WindowKey<K>, R>> outgoing = new StreamRecord<>(null);

  ToldRows(
      InternalListState<Object, TimeWindow, Tuple2<TimeWindow, R>> rows,
      boolean beforeImages,
      Output<StreamRecord<Change<WindowKey<K>, R>>> output) {
    this.rows = rows;
    this.beforeImages = beforeImages;
    this.output = output;
  }

  /** Tells a result, unless it is the one told last: first what it replaces, then itself. */
  void tell(K key, TimeWindow window, TimeWindow place, R result) throws Exception {
    rows.setCurrentNamespace(place);
    List<Tuple2<TimeWindow, R>> told = told();
    Tuple2<TimeWindow, R> own = find(window, told);
    boolean nothingNew = told.size() == 1 && own != null && Objects.deepEquals(own.f1, result);
    if (nothingNew) {
      return;
    }
    rows.update(List.of(new Tuple2<>(window, result)));
    outgoing.setTimestamp(window.maxTimestamp());
    told.stream()
        .filter(row -> !row.f0.equals(window))
        .sorted(BY_START)
        .forEach(row -> collect(Change.delete(rowKey(key, row.f0), row.f1)));
    replace(rowKey(key, window), own, result);
  }

  private void replace(WindowKey<K> key, @Nullable Tuple2<TimeWindow, R> own, R result) {
    if (own == null) {
      collect(Change.insert(key, result));
      return;
    }
    if (beforeImages) {
      collect(Change.updateBefore(key, own.f1));
    }
    collect(Change.updateAfter(key, result));
  }

  /** Lets one window take over the rows of others. */
  void merge(TimeWindow target, Collection<TimeWindow> sources) throws Exception {
    rows.mergeNamespaces(target, sources);
  }

  /** Forgets the row of a window, which stays in the table. */
  void forget(TimeWindow place) {
    rows.setCurrentNamespace(place);
    rows.clear();
  }

  private List<Tuple2<TimeWindow, R>> told() throws Exception {
    List<Tuple2<TimeWindow, R>> told = rows.getInternal();
    return told == null ? List.of() : new ArrayList<>(told);
  }

  private @Nullable Tuple2<TimeWindow, R> find(
      TimeWindow window, List<Tuple2<TimeWindow, R>> told) {
    for (Tuple2<TimeWindow, R> row : told) {
      if (row.f0.equals(window)) {
        return row;
      }
    }
    return null;
  }

  private static <K> WindowKey<K> rowKey(K key, TimeWindow window) {
    return new WindowKey<>(
        key, Instant.ofEpochMilli(window.getStart()), Instant.ofEpochMilli(window.getEnd()));
  }

  private void collect(Change<WindowKey<K>, R> change) {
    output.collect(outgoing.replace(change));
  }
}
