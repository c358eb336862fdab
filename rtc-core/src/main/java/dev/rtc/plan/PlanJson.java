package dev.rtc.plan;

import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a logical graph and its physical plan as one JSON object. */
final class PlanJson {

  private PlanJson() {}

  static String of(Description description) {
    Graph graph = description.graph();
    PhysicalPlan plan = description.plan();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("pipeline", plan.name());
    members.put("bounded", plan.bounded());
    members.put("maxParallelism", plan.maxParallelism());
    members.put("logical", graph.nodes().stream().map(node -> logical(graph, node)).toList());
    members.put("physical", plan.steps().stream().map(PlanJson::physical).toList());
    members.put("warnings", description.remarks().stream().map(PlanJson::remark).toList());
    return Json.of(members);
  }

  private static Map<String, Object> logical(Graph graph, Node node) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", node.id());
    members.put("verb", node.verb());
    members.put("type", node.type().name());
    members.put("inputs", inputs(node.inputs()));
    members.putAll(NodeFacts.of(graph, node));
    return members;
  }

  private static Map<String, Object> physical(PhysicalStep step) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("uid", step.uid());
    members.put("kind", step.kind());
    members.put("inputs", inputs(step.inputs()));
    members.put("detail", step.detail());
    return members;
  }

  private static List<Map<String, Object>> inputs(List<Port> inputs) {
    return inputs.stream().map(PlanJson::input).toList();
  }

  private static Map<String, Object> input(Port port) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("step", port.node());
    if (!port.isRecords()) {
      members.put("output", port.output());
    }
    return members;
  }

  private static Map<String, Object> remark(Remark remark) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("code", remark.code());
    members.put("step", remark.step());
    members.put("found", remark.found());
    remark.allowed().ifPresent(reason -> members.put("allowed", reason));
    return members;
  }
}
