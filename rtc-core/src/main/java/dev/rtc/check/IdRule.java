package dev.rtc.check;

import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Requires well-formed ids, each given once: they are the uids under which state is found. */
final class IdRule implements Rule {

  /** Flink cuts names in metrics at 80 characters, of which "Source: " or "/combine" take 8. */
  private static final int LONGEST = 72;

  private static final Pattern WELL_FORMED =
      Pattern.compile("[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*");

  @Override
  public void check(Graph graph, Consumer<Fault> faults) {
    if (!isWellFormed(graph.name())) {
      faults.accept(
          new Fault(
              "RTC-101",
              graph.name(),
              graph.at(),
              illFormed("pipeline name", graph.name()),
              ADVICE));
    }
    Map<String, Node> first = new HashMap<>();
    for (Node node : graph.nodes()) {
      if (!isWellFormed(node.id())) {
        faults.accept(Fault.of("RTC-101", node, illFormed("id", node.id()), ADVICE));
      }
      Node other = first.putIfAbsent(node.id(), node);
      if (other != null) {
        faults.accept(duplicate(node, other));
      }
    }
    graph
        .nodes()
        .forEach(
            node -> above(node.id(), first).forEach(other -> faults.accept(part(node, other))));
  }

  /**
   * Finds steps whose id is followed by a slash in the given one: it would name a part of theirs.
   */
  private static List<Node> above(String id, Map<String, Node> steps) {
    return IntStream.range(0, id.length())
        .filter(i -> id.charAt(i) == '/')
        .mapToObj(i -> steps.get(id.substring(0, i)))
        .filter(Objects::nonNull)
        .toList();
  }

  private static Fault part(Node node, Node other) {
    return Fault.of(
        "RTC-102",
        node,
        "ids that begin with \"%s/\" belong to the parts of the step at %s"
            .formatted(other.id(), other.at()),
        "give the group or the step another name");
  }

  private static final String ADVICE =
      "write at most "
          + LONGEST
          + " of a-z 0-9 . _ - beginning with a letter or digit, such as \"late-orders\"";

  private static boolean isWellFormed(String id) {
    return id.length() <= LONGEST && WELL_FORMED.matcher(id).matches();
  }

  private static String illFormed(String what, String id) {
    return id.length() > LONGEST
        ? "the %s has %d characters".formatted(what, id.length())
        : "the %s \"%s\" is not well-formed".formatted(what, id);
  }

  private static Fault duplicate(Node node, Node other) {
    return Fault.of(
        "RTC-102",
        node,
        "the id is already that of the step at %s".formatted(other.at()),
        other.at().equals(node.at())
            ? "give each use of the part a group of its own: flow.through(\"first\", part),"
                + " flow.through(\"second\", part)"
            : "give each step an id of its own; state is found by it after an upgrade. For a part"
                + " used twice write flow.through(\"group\", part)");
  }
}
