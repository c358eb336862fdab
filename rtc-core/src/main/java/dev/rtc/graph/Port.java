package dev.rtc.graph;

/**
 * Names one output of a node.
 *
 * @param node the id of the node
 * @param output which of its outputs
 */
public record Port(String node, Output output) {

  /** Names the main output of a node. */
  public static Port records(String node) {
    return new Port(node, Output.RECORDS);
  }

  /** Names the output of a node that carries its late records. */
  public static Port late(String node) {
    return new Port(node, Output.LATE);
  }

  @Override
  public String toString() {
    return output == Output.RECORDS ? node : node + " (late)";
  }

  /** The outputs a node can have. */
  public enum Output {
    /** What the node is there for. */
    RECORDS,
    /** Records that came after their window had fired, as they came. */
    LATE
  }
}
