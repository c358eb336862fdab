package dev.rtc.testing.simulation;

import java.util.List;
import java.util.Map;

/** Shows an invariant of the user's own what a run has put out. */
public final class SimulationOutcome {

  private final Map<String, List<Object>> expected;
  private final Map<String, List<Object>> found;

  SimulationOutcome(Map<String, List<Object>> expected, Map<String, List<Object>> found) {
    this.expected = expected;
    this.found = found;
  }

  /**
   * Returns what was written to an output, in order.
   *
   * @param output its name
   * @param <T> the records, not checked
   */
  public <T> List<T> records(String output) {
    return typed(found, output);
  }

  /**
   * Returns what the same input gives at parallelism 1 when nothing goes wrong.
   *
   * @param output its name
   * @param <T> the records, not checked
   */
  public <T> List<T> undisturbed(String output) {
    return typed(expected, output);
  }

  @SuppressWarnings("unchecked") // the type a test writes is not checked
  private static <T> List<T> typed(Map<String, List<Object>> outputs, String output) {
    return (List<T>) outputs.getOrDefault(output, List.of());
  }
}
