package dev.rtc;

import dev.rtc.connector.UpsertSpec;
import dev.rtc.graph.ChangesNode;
import dev.rtc.graph.Port;
import dev.rtc.graph.UpsertNode;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import java.util.List;

/**
 * Is the latest value per key, always being corrected, partitioned by its key and in order.
 *
 * <p>It goes to an upsert sink, or explicitly through {@link #changes} to a flow of facts.
 *
 * @param <K> the key of a row
 * @param <V> the value of a row
 */
public final class Table<K, V> {

  private final Assembly assembly;
  private final Port from;
  private final DataType<Change<K, V>> type;

  Table(Assembly assembly, Port from, DataType<Change<K, V>> type) {
    this.assembly = assembly;
    this.from = from;
    this.type = type;
  }

  /**
   * Turns corrections into facts: each insert, update (the value before, then the value after) and
   * delete becomes a record.
   *
   * @param id the step's id
   */
  public Flow<Change<K, V>> changes(String id) {
    Port port =
        assembly.append(
            new ChangesNode(assembly.qualify(id), Assembly.callSite(), List.of(from), type));
    return new Flow<>(assembly, List.of(port), type);
  }

  /**
   * Keeps the rows in an upsert sink.
   *
   * @param id the step's id
   * @param sink where the rows are kept
   */
  public void to(String id, UpsertSpec<? super K, ? super V> sink) {
    assembly.append(
        new UpsertNode(
            assembly.qualify(id),
            Assembly.callSite(),
            List.of(from),
            Assembly.given(id, "sink", sink),
            type));
  }
}
