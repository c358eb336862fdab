package dev.rtc.testing.upgrade;

import dev.rtc.Pipeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;

/**
 * Proves on a real savepoint that a pipeline goes on from it.
 *
 * <p>What the savepoint holds is read and compared step by step; what its sources and sinks wrote
 * is read with the serializers of the new ones; and then the new pipeline is started from it, with
 * connectors that open nothing, up to the next savepoint: Flink itself has the last word.
 */
public final class Upgrade {

  private final String savepoint;
  private final Runner runner;

  private Upgrade(String savepoint, Runner runner) {
    this.savepoint = savepoint;
    this.runner = runner;
  }

  /**
   * Begins with a savepoint or a retained checkpoint.
   *
   * @param savepoint its directory, or its file {@code _metadata}
   */
  public static Upgrade from(Path savepoint) {
    return from(savepoint.toUri().toString());
  }

  /**
   * Begins with a savepoint or a retained checkpoint.
   *
   * @param savepoint its directory, or its file {@code _metadata}, as Flink's command line takes it
   */
  public static Upgrade from(String savepoint) {
    return new Upgrade(savepoint, new MiniClusterRunner());
  }

  /**
   * Lets a pipeline go on from it.
   *
   * @throws IllegalArgumentException if there is no savepoint that can be read
   */
  public UpgradeReport to(Pipeline pipeline) {
    return to(Program.of(pipeline));
  }

  /**
   * Lets a DataStream program go on from it.
   *
   * @param name names it in messages
   * @param program adds its operators to the environment, and executes nothing
   * @throws IllegalArgumentException if there is no savepoint that can be read
   */
  public UpgradeReport to(String name, Consumer<StreamExecutionEnvironment> program) {
    return to(new Program(name, program, Map.of()));
  }

  private UpgradeReport to(Program program) {
    Blueprint present = new Survey(program, runner).blueprint();
    List<String> uids = present.steps().stream().map(Blueprint.Step::uid).toList();
    ClassLoader classes = Thread.currentThread().getContextClassLoader();
    Savepoint read = SavepointReader.read(savepoint, classes, uids);
    StreamExecutionEnvironment environment = program.environment();
    StreamGraph graph = environment.getStreamGraph(false);
    Connectors connectors = Connectors.of(environment, graph);
    List<StepVerdict> steps = new ArrayList<>();
    for (StepVerdict step : Comparison.of(read.blueprint(), present, classes)) {
      steps.add(with(step, findings(step.step(), read, graph, connectors)));
    }
    connectors.silence();
    if (steps.stream().noneMatch(step -> step.verdict() == Verdict.BREAKS)) {
      restore(graph).ifPresent(steps::add);
    }
    return new UpgradeReport(program.name(), savepoint, steps);
  }

  private static StepVerdict with(StepVerdict step, List<Finding> more) {
    return new StepVerdict(
        step.step(), Stream.concat(step.findings().stream(), more.stream()).toList());
  }

  private static List<Finding> findings(
      String uid, Savepoint read, StreamGraph graph, Connectors connectors) {
    List<Finding> findings = new ArrayList<>();
    Optional.ofNullable(read.unreadable().get(uid)).ifPresent(findings::add);
    for (StreamNode node : Survey.nodes(graph)) {
      if (uid.equals(node.getTransformationUID()) && read.operators().containsKey(uid)) {
        findings.addAll(new ConnectorState(read.operators().get(uid)).readBy(connectors, node));
      }
    }
    return findings;
  }

  /** Restores for good, and returns what Flink has against it. */
  private Optional<StepVerdict> restore(StreamGraph graph) {
    try (ScratchDirectory scratch = new ScratchDirectory()) {
      runner.savepoint(graph, Optional.of(savepoint), scratch.path());
      return Optional.empty();
    } catch (RestoreException e) {
      return Optional.of(
          new StepVerdict(
              "(the whole job)",
              List.of(
                  Finding.breaks(
                      "the restore", "a savepoint", "a failure", String.valueOf(e.getMessage())))));
    }
  }
}
