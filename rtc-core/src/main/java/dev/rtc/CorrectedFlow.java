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
   * Aggregates the records of each key and window into a row, which appears with the first result
   * and is corrected by each later one: early by the clock while the window is open, on time when
   * the watermark reaches its end, and then by every record that is late but within the allowed
   * lateness. A result equal to the one told last is not told again. When the window closes for
   * good its state goes; its row stays in the table.
   *
   * <p>A session that has grown, or grown together with others, keeps the rows of its parts up to
   * its next result: that deletes them and puts the row of the whole in their place.
   *
   * @param id the step's id
   * @param aggregation how records become one result
   */
  public <R> Table<WindowKey<K>, R> aggregate(String id, Aggregation<? super T, ?, R> aggregation) {
    CallSite at = Assembly.callSite();
    String step = upstream.qualify(id);
    Folding folding = Folding.of(aggregation, type);
    DataType<WindowKey<K>> rowKey = DataType.windowKey(keyType);
    DataType<Change<WindowKey<K>, R>> result = DataType.change(rowKey, KeyedFlow.resultOf(folding));
    Upstream results =
        upstream.append(
            new WindowNode(step, at, upstream.ports(), keying, folding, windowing, result));
    LateSink.append(results, step, at, windowing, type);
    return new Table<>(results, rowKey, result);
  }
}
