package dev.rtc;

import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.OnError;
import dev.rtc.graph.CallSite;
import dev.rtc.graph.ChangesNode;
import dev.rtc.graph.KeyedProcessNode;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import dev.rtc.graph.ProcessNode;
import dev.rtc.graph.SinkNode;
import dev.rtc.graph.TransformNode;
import dev.rtc.graph.UpsertNode;
import dev.rtc.graph.WindowProcessNode;
import dev.rtc.type.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Appends the sinks that bad records are diverted to: one for all steps that name the same. */
final class DeadLetters {

  private DeadLetters() {}

  static List<SinkNode> sinks(List<Node> nodes, Map<String, OnError> onErrors, CallSite at) {
    Map<OnError.To, List<Node>> diverting = new LinkedHashMap<>();
    for (Node node : nodes) {
      if (onErrors.get(node.id()) instanceof OnError.To to && canDivert(node)) {
        diverting.merge(
            to, List.of(node), (left, right) -> Stream.of(left, right).flatMap(List::stream).toList());
      }
    }
    return diverting.entrySet().stream()
        .map(entry -> sink(entry.getKey(), entry.getValue(), at))
        .toList();
  }

  /** Flink's own functions may have done anything before they failed: they fail the job. */
  private static boolean canDivert(Node node) {
    return !(node instanceof ProcessNode
        || node instanceof KeyedProcessNode
        || node instanceof WindowProcessNode
        || node instanceof TransformNode
        || node instanceof ChangesNode
        || node instanceof UpsertNode);
  }

  private static SinkNode sink(OnError.To to, List<Node> nodes, CallSite at) {
    List<Port> ports = nodes.stream().map(node -> Port.errors(node.id())).toList();
    return new SinkNode(to.id(), at, ports, to.sink(), DataType.of(DeadLetter.class));
  }
}
