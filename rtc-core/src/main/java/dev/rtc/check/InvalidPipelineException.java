package dev.rtc.check;

import dev.rtc.graph.Graph;
import java.util.List;

/** Tells all faults of a pipeline at once. */
public final class InvalidPipelineException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /**
   * Creates the exception.
   *
   * @param graph the pipeline
   * @param faults what is wrong with it, at least one
   */
  public InvalidPipelineException(Graph graph, List<Fault> faults) {
    super(text(graph, faults));
    this.faults = List.copyOf(faults);
  }

  /** Returns the faults in the order of the steps. */
  public List<Fault> faults() {
    return faults;
  }

  private static String text(Graph graph, List<Fault> faults) {
    StringBuilder text = new StringBuilder();
    text.append(
        "Pipeline '%s' (%s) has %d fault%s:"
            .formatted(graph.name(), graph.at(), faults.size(), faults.size() == 1 ? "" : "s"));
    for (int i = 0; i < faults.size(); i++) {
      text.append("%n%n%d. %s".formatted(i + 1, faults.get(i)));
    }
    return text.toString();
  }
}
