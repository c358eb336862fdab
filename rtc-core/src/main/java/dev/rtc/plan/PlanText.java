package dev.rtc.plan;

import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a logical graph and its physical plan as aligned text. */
public final class PlanText {

  private PlanText() {}

  /** Describes a pipeline, line by line, without anything that depends on machine or moment. */
  public static String of(Graph graph, PhysicalPlan plan) {
    String head =
        "pipeline %s, %s, max parallelism %d"
            .formatted(
                plan.name(), plan.bounded() ? "bounded" : "unbounded", plan.maxParallelism());
    return String.join(
        "\n",
        head,
        "",
        "logical",
        table(graph.nodes().stream().map(PlanText::logical).toList()),
        "",
        "physical",
        table(plan.steps().stream().map(PlanText::physical).toList()),
        "");
  }

  private static List<String> logical(Node node) {
    String by = node.keying().map(keying -> "by " + keying.type().name()).orElse("");
    return List.of(node.id(), node.verb(), node.type().name(), from(node.inputs()), by);
  }

  private static List<String> physical(PhysicalStep step) {
    return List.of(step.uid(), step.kind(), from(step.inputs()), step.detail());
  }

  private static String from(List<Port> inputs) {
    return inputs.isEmpty()
        ? "-"
        : inputs.stream().map(Port::toString).collect(Collectors.joining(" + ", "<- ", ""));
  }

  private static String table(List<List<String>> rows) {
    return rows.stream().map(row -> line(row, rows)).collect(Collectors.joining("\n"));
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
