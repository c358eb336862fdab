package dev.rtc.testing.upgrade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;

/** Finds out what the savepoints of a program rest on: it takes one, before the first record. */
final class Survey {

  private final Program program;
  private final Runner runner;

  Survey(Program program, Runner runner) {
    this.program = program;
    this.runner = runner;
  }

  /**
   * Returns what its savepoints rest on.
   *
   * @throws IllegalStateException if the program does not start
   */
  Blueprint blueprint() {
    StreamExecutionEnvironment environment = program.environment();
    StreamGraph graph = environment.getStreamGraph(false);
    Connectors connectors = Connectors.of(environment, graph);
    List<StreamNode> nodes = nodes(graph);
    List<List<Blueprint.End>> written = nodes.stream().map(connectors::of).toList();
    connectors.silence();
    Blueprint blank = blank(graph);
    List<Blueprint.Step> steps = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      steps.add(step(nodes.get(i), written.get(i), blank));
    }
    blank.steps().stream()
        .filter(step -> steps.stream().noneMatch(known -> known.uid().equals(step.uid())))
        .filter(step -> !step.isStateless())
        .forEach(steps::add);
    steps.removeIf(step -> step.uid().isEmpty());
    return new Blueprint(program.name(), steps);
  }

  /** Returns the operators in the order in which the program adds them. */
  static List<StreamNode> nodes(StreamGraph graph) {
    return graph.getStreamNodes().stream()
        .sorted(Comparator.comparingInt(StreamNode::getId))
        .toList();
  }

  private Blueprint blank(StreamGraph graph) {
    try (ScratchDirectory scratch = new ScratchDirectory()) {
      String savepoint = runner.savepoint(graph, Optional.empty(), scratch.path());
      ClassLoader classes = Thread.currentThread().getContextClassLoader();
      return SavepointReader.read(savepoint, classes, List.of()).blueprint();
    } catch (RestoreException e) {
      throw new IllegalStateException(
          "pipeline '%s' does not start, so what it keeps is not known: %s"
              .formatted(program.name(), e.getMessage()),
          e);
    }
  }

  private Blueprint.Step step(StreamNode node, List<Blueprint.End> ends, Blueprint blank) {
    String uid = Objects.requireNonNullElse(node.getTransformationUID(), "");
    Optional<Blueprint.Step> found = blank.step(uid);
    boolean stateless = found.map(step -> step.states().isEmpty()).orElse(true);
    return new Blueprint.Step(
        uid,
        node.getMaxParallelism() > 0
            ? OptionalInt.of(node.getMaxParallelism())
            : OptionalInt.empty(),
        stateless ? "" : program.does().getOrDefault(uid, ""),
        found.flatMap(Blueprint.Step::key),
        found.map(Blueprint.Step::states).orElse(List.of()),
        ends);
  }
}
