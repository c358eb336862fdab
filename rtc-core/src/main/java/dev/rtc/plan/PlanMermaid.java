package dev.rtc.plan;

import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a logical graph and its physical plan as a Mermaid flowchart of two subgraphs.
 *
 * <p>Ids of steps are only ever labels: Mermaid's own ids are numbered, so that no id can be one of
 * its key words.
 */
final class PlanMermaid {

  private static final String BREAK = "<br/>";

  private final String prefix;
  private final Map<String, String> names = new HashMap<>();
  private final List<String> lines = new ArrayList<>();

  private PlanMermaid(String prefix) {
    this.prefix = prefix;
  }

  static String of(Description description) {
    return Stream.of(
            Stream.of(
                "flowchart TB",
                "  %%%% pipeline %s, %s"
                    .formatted(
                        description.plan().name(),
                        description.plan().bounded() ? "bounded" : "unbounded")),
            logical(description.graph()),
            physical(description.plan()))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Stream<String> logical(Graph graph) {
    PlanMermaid chart = new PlanMermaid("l");
    for (Node node : graph.nodes()) {
      chart.box(node.id(), shape(node), node.id(), List.of(node.verb(), node.type().name()));
    }
    for (Node node : graph.nodes()) {
      String by = node.keying().map(keying -> "by " + keying.type().name()).orElse("");
      chart.arrows(node.inputs(), node.id(), by);
    }
    return chart.subgraph("logical");
  }

  private static Stream<String> physical(PhysicalPlan plan) {
    PlanMermaid chart = new PlanMermaid("p");
    for (PhysicalStep step : plan.steps()) {
      chart.box(step.uid(), shape(step), step.uid(), List.of(step.kind(), step.detail()));
    }
    for (PhysicalStep step : plan.steps()) {
      chart.arrows(step.inputs(), step.uid(), "");
    }
    return chart.subgraph("physical");
  }

  private static Shape shape(Node node) {
    return node.inputs().isEmpty() ? Shape.SOURCE : node.isEnd() ? Shape.SINK : Shape.STEP;
  }

  private static Shape shape(PhysicalStep step) {
    boolean isSink = step instanceof SinkStep || step instanceof UpsertStep;
    return step.inputs().isEmpty() ? Shape.SOURCE : isSink ? Shape.SINK : Shape.STEP;
  }

  private void box(String id, Shape shape, String title, List<String> more) {
    String name = prefix + names.size();
    names.put(id, name);
    String label =
        Stream.concat(
                Stream.of("<b>" + escaped(title) + "</b>"), more.stream().map(PlanMermaid::escaped))
            .collect(Collectors.joining(BREAK));
    lines.add("    %s%s\"%s\"%s".formatted(name, shape.opens, label, shape.closes));
  }

  private void arrows(List<Port> inputs, String to, String by) {
    for (Port input : inputs) {
      String label =
          Stream.of(input.output(), by)
              .filter(part -> !part.isEmpty())
              .map(PlanMermaid::escaped)
              .collect(Collectors.joining(", "));
      lines.add(
          "    %s -->%s %s"
              .formatted(
                  names.get(input.node()),
                  label.isEmpty() ? "" : "|\"" + label + "\"|",
                  names.get(to)));
    }
  }

  private Stream<String> subgraph(String title) {
    return Stream.of(Stream.of("  subgraph " + title), lines.stream(), Stream.of("  end"))
        .flatMap(part -> part);
  }

  /** Writes what means something to Mermaid or to HTML as Mermaid's entity codes. */
  private static String escaped(String text) {
    return text.chars().mapToObj(PlanMermaid::escaped).collect(Collectors.joining());
  }

  private static String escaped(int unit) {
    boolean plain =
        unit > 127 || Character.isLetterOrDigit(unit) || " .,:/+-_()[]?".indexOf(unit) >= 0;
    return plain ? String.valueOf((char) unit) : unit < ' ' ? " " : "#" + unit + ";";
  }

  /** How a box is drawn. */
  private enum Shape {
    SOURCE("([", "])"),
    STEP("[", "]"),
    SINK("[[", "]]");

    private final String opens;
    private final String closes;

    Shape(String opens, String closes) {
      this.opens = opens;
      this.closes = closes;
    }
  }
}
