package dev.rtc.flink;

import dev.rtc.plan.PhysicalPlan;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Requires the mode that rtc's operators are made for. */
final class RuntimeMode {

  private RuntimeMode() {}

  static void requireStreaming(PhysicalPlan plan, StreamExecutionEnvironment environment) {
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
}
