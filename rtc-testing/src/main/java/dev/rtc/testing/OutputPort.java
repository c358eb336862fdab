package dev.rtc.testing;

import dev.rtc.graph.ChangesNode;
import dev.rtc.graph.FilterNode;
import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import dev.rtc.graph.RunningNode;
import dev.rtc.graph.TableFilterNode;
import dev.rtc.graph.TableMapNode;
import dev.rtc.graph.UpsertNode;
import dev.rtc.testing.compare.RecordKey;
import dev.rtc.time.Updates;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says of an output what of it a job promises.
 *
 * @param id the id, or the uid, of the sink
 * @param table whether it takes the changes of a table
 * @param coalesced whether how many changes it takes depends on the checkpoints
 * @param ofErrors whether it takes dead letters alone
 * @param key finds the key of a record, whose records keep their order; gives null where there is
 *     none
 */
record OutputPort(
    String id,
    boolean table,
    boolean coalesced,
    boolean ofErrors,
    Function<Object, @Nullable Object> key) {

  /** Returns an output of a job of which nothing is known. */
  static OutputPort of(String uid) {
    return new OutputPort(uid, false, false, false, record -> null);
  }

  static OutputPort of(Graph graph, Node end) {
    boolean errors = end.inputs().stream().allMatch(Port::isErrors);
    return new OutputPort(
        end.id(),
        end instanceof UpsertNode,
        graph.upstream(end).stream().anyMatch(OutputPort::coalesces),
        errors,
        hasOrder(graph, end) ? RecordKey::of : record -> null);
  }

  OutputPort orderedBy(Function<Object, @Nullable Object> other) {
    return new OutputPort(id, table, coalesced, ofErrors, other);
  }

  private static boolean coalesces(Node node) {
    return node instanceof RunningNode running && running.updates() instanceof Updates.Within;
  }

  /** Tells whether records come from a keyed step with nothing between that could mix keys. */
  private static boolean hasOrder(Graph graph, Node end) {
    Node node = end;
    while (node.inputs().size() == 1 && node.inputs().get(0).isRecords()) {
      node = graph.node(node.inputs().get(0).node()).orElseThrow();
      if (node.keying().isPresent()) {
        return true;
      }
      if (!keepsKeys(node)) {
        return false;
      }
    }
    return false;
  }

  private static boolean keepsKeys(Node node) {
    return node instanceof FilterNode
        || node instanceof ChangesNode
        || node instanceof TableMapNode
        || node instanceof TableFilterNode;
  }
}
