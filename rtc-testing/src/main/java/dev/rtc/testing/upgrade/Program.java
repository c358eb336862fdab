package dev.rtc.testing.upgrade;

import dev.rtc.Pipeline;
import dev.rtc.graph.Folding;
import dev.rtc.graph.Node;
import dev.rtc.graph.RunningNode;
import dev.rtc.graph.TotalNode;
import dev.rtc.graph.WindowNode;
import dev.rtc.plan.PhysicalStep;
import dev.rtc.plan.Planner;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Is what an upgrade leads to: a pipeline, or any DataStream program.
 *
 * @param name the name of the pipeline
 * @param body adds it to an environment
 * @param does what steps do, by uid
 */
record Program(String name, Consumer<StreamExecutionEnvironment> body, Map<String, String> does) {

  Program {
    does = Map.copyOf(does);
  }

  static Program of(Pipeline pipeline) {
    return new Program(pipeline.name(), pipeline::addTo, does(pipeline));
  }

  /** Names an operator that Flink finds by the shape of the program alone. */
  static String withoutUid(OperatorID id) {
    return "(without uid) " + id.toHexString();
  }

  private static Map<String, String> does(Pipeline pipeline) {
    Map<String, String> does = new HashMap<>();
    for (PhysicalStep step : Planner.plan(pipeline.graph()).steps()) {
      does.put(step.uid(), step.kind() + " " + step.detail());
    }
    for (Node node : pipeline.graph().nodes()) {
      folding(node)
          .map(folding -> folding.aggregation().getClass())
          .filter(type -> !type.isHidden() && !type.isAnonymousClass())
          .ifPresent(
              type -> does.merge(node.id(), ", fold " + type.getSimpleName(), String::concat));
    }
    return does;
  }

  private static Optional<Folding> folding(Node node) {
    if (node instanceof RunningNode running) {
      return Optional.of(running.folding());
    } else if (node instanceof TotalNode total) {
      return Optional.of(total.folding());
    } else if (node instanceof WindowNode window) {
      return Optional.of(window.folding());
    }
    return Optional.empty();
  }

  /** Makes the program anew, in an environment that never restarts it. */
  StreamExecutionEnvironment environment() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.NAME, name);
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, 1);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofDays(1));
    StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
    body.accept(environment);
    return environment;
  }
}
