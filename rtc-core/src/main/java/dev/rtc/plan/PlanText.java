package dev.rtc.plan;

import dev.rtc.connector.OnError;
import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a logical graph and its physical plan as aligned text. */
final class PlanText {

  private PlanText() {}

  static String of(Description description) {
    Graph graph = description.graph();
    PhysicalPlan plan = description.plan();
    List<String> lines = new ArrayList<>();
    lines.add(head(plan));
    section("logical", graph.nodes().stream().map(node -> logical(graph, node)).toList(), lines);
    section("physical", plan.steps().stream().map(PlanText::physical).toList(), lines);
    if (!description.remarks().isEmpty()) {
      section("warnings", description.remarks().stream().map(PlanText::remark).toList(), lines);
    }
    return String.join("\n", lines) + "\n";
  }

  private static String head(PhysicalPlan plan) {
    return "pipeline %s, %s, max parallelism %d"
        .formatted(plan.name(), plan.bounded() ? "bounded" : "unbounded", plan.maxParallelism());
  }

  private static void section(String title, List<List<String>> rows, List<String> lines) {
    lines.add("");
    lines.add(title);
    rows.forEach(row -> lines.add(line(row, rows)));
  }

  private static List<String> logical(Graph graph, Node node) {
    return List.of(
        node.id(), node.verb(), node.type().name(), from(node.inputs()), choices(graph, node));
  }

  private static String choices(Graph graph, Node node) {
    Stream<String> by = node.keying().map(keying -> "by " + keying.type().name()).stream();
    Stream<String> onError =
        Stream.of(graph.onError(node))
            .filter(choice -> !(choice instanceof OnError.Fail))
            .map(choice -> "on error " + choice);
    return Stream.concat(by, onError).collect(Collectors.joining(", "));
  }

  private static List<String> physical(PhysicalStep step) {
    return List.of(step.uid(), step.kind(), from(step.inputs()), step.detail());
  }

  private static List<String> remark(Remark remark) {
    return List.of(
        remark.code(),
        remark.step(),
        remark.found() + remark.allowed().map(reason -> ", allowed: " + reason).orElse(""));
  }

  private static String from(List<Port> inputs) {
    return inputs.isEmpty()
        ? "-"
        : inputs.stream().map(Port::toString).collect(Collectors.joining(" + ", "<- ", ""));
  }

  private static String line(List<String> row, List<List<String>> rows) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      int column = i;
      int width = rows.stream().mapToInt(other -> other.get(column).length()).max().orElse(0);
      line.append("  ").append(row.get(i)).append(" ".repeat(width - row.get(i).length()));
    }
    return line.toString().stripTrailing();
  }
}
