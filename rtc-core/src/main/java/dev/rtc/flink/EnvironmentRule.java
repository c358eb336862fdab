package dev.rtc.flink;

import dev.rtc.connector.Delivery;
import dev.rtc.plan.PhysicalPlan;
import dev.rtc.plan.PhysicalStep;
import dev.rtc.plan.SinkStep;
import dev.rtc.plan.UpsertStep;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Requires an environment in which a plan can keep what it promises. */
final class EnvironmentRule {

  private EnvironmentRule() {}

  static void require(PhysicalPlan plan, StreamExecutionEnvironment environment) {
    requireStreaming(plan, environment);
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
                + " writes%n"
                + "   instead: run with --checkpoint-every 10s, or set"
                + " execution.checkpointing.interval")
            .formatted(plan.name(), sink.uid()));
  }
}
