package dev.rtc;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.graph.CallSite;
import dev.rtc.graph.Folding;
import dev.rtc.graph.Keying;
import dev.rtc.graph.WindowNode;
import dev.rtc.graph.Windowing;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.WindowKey;

/**
 * Is a keyed flow cut into windows whose results are corrected, for which the question what to do
 * per window is still open.
 *
 * @param <K> the key
 * @param <T> the facts
 */
public final class CorrectedFlow<K, T> {

  private final Upstream upstream;
  private final DataType<T> type;
  private final DataType<K> keyType;
  private final Keying keying;
  private final Windowing windowing;

  CorrectedFlow(
      Upstream upstream,
      DataType<T> type,
      DataType<K> keyType,
      Keying keying,
      Windowing windowing) {
    this.upstream = upstream;
    this.type = type;
    this.keyType = keyType;
    this.keying = keying;
    this.windowing = windowing;
  }

  /**
   * Aggregates the records of each key and window; the row of a window appears with its first
   * result and is corrected by each later one. Rows of sessions that grow together into one are
   * deleted in favour of its own. A row stays in the table when its window closes for good.
   *
   * @param id the step's id
   * @param aggregation how records become one result
   */
  public <R> Table<WindowKey<K>, R> aggregate(
      String id, Aggregation<? super T, ?, R> aggregation) {
    CallSite at = Assembly.callSite();
    String step = upstream.qualify(id);
    Folding folding = Folding.of(aggregation, type);
    DataType<WindowKey<K>> rowKey = DataType.windowKey(keyType);
    DataType<Change<WindowKey<K>, R>> result =
        DataType.change(rowKey, KeyedFlow.resultOf(folding));
    Upstream results =
        upstream.append(
            new WindowNode(step, at, upstream.ports(), keying, folding, windowing, result));
    LateSink.append(results, step, at, windowing, type);
    return new Table<>(results, rowKey, result);
  }
}
