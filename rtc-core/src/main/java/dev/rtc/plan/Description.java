package dev.rtc.plan;

import dev.rtc.graph.Graph;
import java.util.List;

/**
 * Holds everything there is to tell about a pipeline before it runs.
 *
 * @param graph what was written
 * @param plan what will run
 * @param remarks what is doubtful about it
 */
public record Description(Graph graph, PhysicalPlan plan, List<Remark> remarks) {

  /** Copies the remarks. */
  public Description {
    remarks = List.copyOf(remarks);
  }
}
