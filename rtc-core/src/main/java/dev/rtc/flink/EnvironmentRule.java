package dev.rtc.flink;

import dev.rtc.connector.Delivery;
import dev.rtc.graph.StatelessNode;
import dev.rtc.graph.TableFilterNode;
import dev.rtc.graph.TableMapNode;
import dev.rtc.plan.FusedStep;
import dev.rtc.plan.PhysicalPlan;
import dev.rtc.plan.PhysicalStep;
import dev.rtc.plan.SinkStep;
import dev.rtc.plan.UpsertStep;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Requires an environment in which a plan can keep what it promises. */
final class EnvironmentRule {

  private EnvironmentRule() {}

  static void require(PhysicalPlan plan, StreamExecutionEnvironment environment) {
    requireStreaming(plan, environment);
    requireWholeUpdates(plan, environment);
    if (!plan.bounded() && !environment.getCheckpointConfig().isCheckpointingEnabled()) {
      plan.steps().stream()
          .filter(EnvironmentRule::commitsAtCheckpoints)
          .findFirst()
          .ifPresent(sink -> refuse(plan, sink));
    }
  }

  private static void requireStreaming(PhysicalPlan plan, StreamExecutionEnvironment environment) {
    RuntimeExecutionMode mode = environment.getConfiguration().get(ExecutionOptions.RUNTIME_MODE);
    if (mode != RuntimeExecutionMode.STREAMING) {
      throw new IllegalStateException(
          ("RTC-501 pipeline '%s'%n"
                  + "   found:   execution.runtime-mode=%s, in which Flink sends no barriers and"
                  + " replaces the state backend, so that no checkpoint protects the job%n"
                  + "   instead: leave execution.runtime-mode at STREAMING: bounded input ends the"
                  + " job there, too")
              .formatted(plan.name(), mode));
    }
  }

  /** An unaligned barrier may part what two tasks exchange; inside one task nothing can. */
  private static void requireWholeUpdates(
      PhysicalPlan plan, StreamExecutionEnvironment environment) {
    boolean parts =
        !environment.isChainingEnabled()
            && environment.getCheckpointConfig().isUnalignedCheckpointsEnabled();
    if (parts) {
      plan.steps().stream()
          .flatMap(EnvironmentRule::readsHalves)
          .findFirst()
          .ifPresent(node -> refuseParting(plan, node));
    }
  }

  /** Finds what filters a table, or maps it and goes on without the rows it fails on. */
  private static Stream<StatelessNode> readsHalves(PhysicalStep step) {
    return step instanceof FusedStep fused
        ? fused.nodes().stream()
            .filter(
                node ->
                    node instanceof TableFilterNode
                        || (node instanceof TableMapNode
                            && fused.tolerances().containsKey(node.id())))
        : Stream.empty();
  }

  private static void refuseParting(PhysicalPlan plan, StatelessNode node) {
    String reader = node instanceof TableFilterNode ? "filter" : "map with onError";
    throw new IllegalStateException(
        ("RTC-503 pipeline '%s'%n"
                + "   found:   pipeline.operator-chaining.enabled=false together with"
                + " execution.checkpointing.unaligned.enabled=true, where a checkpoint may fall"
                + " between the two halves of an update that the %s of a table '%s' reads%n"
                + "   instead: leave the chaining of operators on, or unaligned checkpoints off")
            .formatted(plan.name(), reader, node.id()));
  }

  private static boolean commitsAtCheckpoints(PhysicalStep step) {
    return (step instanceof SinkStep sink && sink.node().sink().delivery() == Delivery.EXACTLY_ONCE)
        || (step instanceof UpsertStep upsert
            && upsert.node().sink().delivery() == Delivery.EXACTLY_ONCE);
  }

  private static void refuse(PhysicalPlan plan, PhysicalStep sink) {
    throw new IllegalStateException(
        ("RTC-502 pipeline '%s'%n"
                + "   found:   the input never ends, and no checkpoints are taken, at which the"
                + " exactly-once sink '%s' would commit: nothing would ever be seen of what it"
                + " writes, as files would stay hidden and .inprogress for ever%n"
                + "   instead: run with --checkpoint-every 10s, or set"
                + " execution.checkpointing.interval")
            .formatted(plan.name(), sink.uid()));
  }
}
