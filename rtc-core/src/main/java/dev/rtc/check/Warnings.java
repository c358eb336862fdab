package dev.rtc.check;

import dev.rtc.graph.Allowance;
import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks at a pipeline for everything that is seldom meant. */
public final class Warnings {

  static final List<String> CODES =
      List.of("RTC-601", "RTC-602", "RTC-603", "RTC-604", "RTC-605", "RTC-606", "RTC-607");

  private static final List<Lint> LINTS =
      List.of(
          new FewKeysLint(),
          new ForeverLint(),
          new IdlenessLint(),
          new OverlapLint(),
          new GrowthLint(),
          new CaptureLint());

  private Warnings() {}

  /** Returns what can be seen in a pipeline itself, in the order of its steps. */
  public static List<Warning> of(Graph graph) {
    return look(graph, LINTS);
  }

  /** Returns what can only be seen when the number of subtasks is known. */
  public static List<Warning> of(Graph graph, int parallelism) {
    return look(graph, List.of(new PartitionsLint(parallelism)));
  }

  private static List<Warning> look(Graph graph, List<Lint> lints) {
    List<Warning> warnings = new ArrayList<>();
    lints.forEach(lint -> lint.look(graph, warnings::add));
    List<String> order = graph.nodes().stream().map(Node::id).toList();
    return warnings.stream()
        .sorted(Comparator.comparingInt(warning -> order.indexOf(warning.step())))
        .map(warning -> reason(graph, warning).map(warning::allowedFor).orElse(warning))
        .toList();
  }

  private static Optional<String> reason(Graph graph, Warning warning) {
    return graph.allowances().stream()
        .filter(allowance -> allowance.code().equals(warning.code()))
        .map(Allowance::reason)
        .findFirst();
  }
}
