package dev.rtc.graph;

import dev.rtc.connector.RecordCheck;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import java.util.Optional;

/** Tells which nodes can tell a bad record from the failure of the job. */
public final class BadRecords {

  private BadRecords() {}

  /**
   * Tells whether single records can be at fault in a node.
   *
   * <p>Flink's own functions and DataStream programs may have done anything before they failed, and
   * an upsert sink that left a change out would hold wrong rows: all of them fail the job. Where
   * records are keyed, their keys can be at fault.
   */
  public static boolean possible(Graph graph, Node node) {
    if (node instanceof SourceNode source) {
      return source.eventTime().isPresent() || decodes(source.source());
    } else if (node instanceof SinkNode sink) {
      return sink.sink().singleWriter() || check(graph, sink).isPresent();
    }
    return !(node instanceof ProcessNode
        || node instanceof TransformNode
        || node instanceof ChangesNode
        || node instanceof UpsertNode);
  }

  private static boolean decodes(SourceSpec<?> source) {
    return source.decodingSource().isPresent();
  }

  /** Returns the check that fails for records a sink would refuse, if it has one. */
  public static Optional<RecordCheck<Object>> check(Graph graph, SinkNode node) {
    return check(node.sink(), node, graph);
  }

  @SuppressWarnings("unchecked") // the language attaches a sink only to a flow it accepts
  private static <T> Optional<RecordCheck<Object>> check(
      SinkSpec<T> sink, SinkNode node, Graph graph) {
    DataType<? extends T> type = (DataType<? extends T>) node.type();
    return sink.recordCheck(new SinkInput<>(type, graph.boundednessAt(node)))
        .map(check -> (RecordCheck<Object>) check);
  }
}
