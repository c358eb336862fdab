package dev.rtc;

import dev.rtc.connector.OnError;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.graph.ChangesNode;
import dev.rtc.graph.TableFilterNode;
import dev.rtc.graph.TableMapNode;
import dev.rtc.graph.UpsertNode;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import dev.rtc.type.TypeInference;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * Is the latest value per key, always being corrected, partitioned by its key and in order.
 *
 * <p>It goes to an upsert sink, or explicitly through {@link #changes} to a flow of facts.
 *
 * @param <K> the key of a row
 * @param <V> the value of a row
 */
public final class Table<K, V> {

  private final Upstream upstream;
  private final DataType<K> keyType;
  private final DataType<Change<K, V>> type;

  Table(Upstream upstream, DataType<K> keyType, DataType<Change<K, V>> type) {
    this.upstream = upstream;
    this.keyType = keyType;
    this.type = type;
  }

  /**
   * Turns the value of each row into another; keys stay. An update is told even if it gives the row
   * the value it had.
   *
   * @param id the step's id
   * @param mapper a function without life cycle that gives equal values for equal rows
   */
  public <R> Table<K, R> map(String id, MapFunction<? super Keyed<K, V>, ? extends R> mapper) {
    return map(id, TypeInference.result(mapper, MapFunction.class, 1, rowType()), mapper);
  }

  /**
   * Turns the value of each row into another of the type given; keys stay.
   *
   * @param id the step's id
   * @param result the type of the new values
   * @param mapper a function without life cycle that gives equal values for equal rows
   */
  public <R> Table<K, R> map(
      String id, DataType<R> result, MapFunction<? super Keyed<K, V>, ? extends R> mapper) {
    DataType<Change<K, R>> changed = DataType.change(keyType, result);
    return new Table<>(
        upstream.append(
            new TableMapNode(
                upstream.qualify(id),
                Assembly.callSite(),
                upstream.ports(),
                Assembly.given(id, "function", mapper),
                changed)),
        keyType,
        changed);
  }

  /**
   * Leaves rows out while the predicate does not hold for them: a row that no longer passes is
   * deleted, one that passes again is inserted.
   *
   * @param id the step's id
   * @param predicate a function without life cycle that gives the same answer for equal rows
   */
  public Table<K, V> filter(String id, FilterFunction<? super Keyed<K, V>> predicate) {
    return new Table<>(
        upstream.append(
            new TableFilterNode(
                upstream.qualify(id),
                Assembly.callSite(),
                upstream.ports(),
                Assembly.given(id, "function", predicate),
                type)),
        keyType,
        type);
  }

  /**
   * Turns corrections into facts: each insert, update (the value before, then the value after) and
   * delete becomes a record.
   *
   * @param id the step's id
   */
  public Flow<Change<K, V>> changes(String id) {
    return new Flow<>(
        upstream.append(
            new ChangesNode(upstream.qualify(id), Assembly.callSite(), upstream.ports(), type)),
        type);
  }

  /**
   * Decides what happens to rows that fail in the steps behind, up to the next word on it.
   *
   * @param onError fail, drop, or divert to a sink
   */
  public Table<K, V> onError(OnError onError) {
    return new Table<>(upstream.with(upstream.assembly().said(onError)), keyType, type);
  }

  /**
   * Keeps the rows in an upsert sink.
   *
   * @param id the step's id
   * @param sink where the rows are kept
   */
  public void to(String id, UpsertSpec<? super K, ? super V> sink) {
    upstream.append(
        new UpsertNode(
            upstream.qualify(id),
            Assembly.callSite(),
            upstream.ports(),
            Assembly.given(id, "sink", sink),
            type));
  }

  private DataType<Keyed<K, V>> rowType() {
    DataType<V> value = valueType();
    return DataType.keyed(keyType, value);
  }

  @SuppressWarnings("unchecked") // the second argument of Change<K, V> describes V
  private DataType<V> valueType() {
    return (DataType<V>) type.arguments().get(1);
  }
}
