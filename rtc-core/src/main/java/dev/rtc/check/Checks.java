package dev.rtc.check;

import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Applies every rule to a pipeline. */
public final class Checks {

  private static final List<Rule> RULES =
      List.of(
          new IdRule(),
          new EndRule(),
          new BranchRule(),
          new AllowanceRule(),
          new ResultTypeRule(),
          new KeyTypeRule(),
          new UnionRule(),
          new SerializableRule(),
          new RichFunctionRule(),
          new EventTimeRule(),
          new TotalRule(),
          new TargetRule(),
          new ConnectorRule());

  private Checks() {}

  /**
   * Requires a pipeline without fault.
   *
   * @param graph the pipeline
   * @param noted faults found while the graph was made, which it does not show
   * @throws InvalidPipelineException with all faults, in the order of the steps
   */
  public static void require(Graph graph, List<Fault> noted) {
    List<Fault> faults = faults(graph, noted);
    if (!faults.isEmpty()) {
      throw new InvalidPipelineException(graph, faults);
    }
  }

  private static List<Fault> faults(Graph graph, List<Fault> noted) {
    List<Fault> faults = new ArrayList<>(noted);
    RULES.forEach(rule -> rule.check(graph, faults::add));
    List<String> order = graph.nodes().stream().map(Node::id).toList();
    faults.sort(Comparator.comparingInt(fault -> order.indexOf(fault.step())));
    return faults;
  }
}
