package dev.rtc.graph;

/**
 * Names one output of a node.
 *
 * @param node the id of the node
 * @param output which of its outputs; empty for what the node is there for
 */
public record Port(String node, String output) {

  private static final String LATE = "late";
  private static final String ERRORS = "errors";
  private static final String ROUTE = "route ";

  /** Names the main output of a node. */
  public static Port records(String node) {
    return new Port(node, "");
  }

  /** Names the output of a node that carries its late records, as they came. */
  public static Port late(String node) {
    return new Port(node, LATE);
  }

  /** Names the output of a node that carries the dead letters of records that failed in it. */
  public static Port errors(String node) {
    return new Port(node, ERRORS);
  }

  /** Names one route of a branching node. */
  public static Port route(String node, String route) {
    return new Port(node, ROUTE + route);
  }

  /** Names the same output of another node. */
  public Port of(String other) {
    return new Port(other, output);
  }

  /** Tells whether this is the main output. */
  public boolean isRecords() {
    return output.isEmpty();
  }

  /** Tells whether this is the output of late records. */
  public boolean isLate() {
    return output.equals(LATE);
  }

  /** Tells whether this is one route of a branching node. */
  public boolean isRoute() {
    return output.startsWith(ROUTE);
  }

  /** Tells whether this is the output of dead letters. */
  public boolean isErrors() {
    return output.equals(ERRORS);
  }

  @Override
  public String toString() {
    return isRecords() ? node : node + " (" + output + ")";
  }
}
