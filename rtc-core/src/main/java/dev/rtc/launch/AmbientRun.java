package dev.rtc.launch;

import dev.rtc.check.Warnings;
import dev.rtc.flink.Translation;
import dev.rtc.graph.Graph;
import dev.rtc.plan.PhysicalPlan;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs a plan on the cluster that runs the program ({@code flink run}, or {@code main} on a
 * JobManager): waiting, signals and the process belong to Flink.
 */
final class AmbientRun {

  private AmbientRun() {}

  static boolean isAmbient() {
    return !(StreamExecutionEnvironment.getExecutionEnvironment()
        instanceof LocalStreamEnvironment);
  }

  static void start(Graph graph, PhysicalPlan plan, LaunchOptions options) {
    StreamExecutionEnvironment environment =
        Settings.reading(
            () ->
                StreamExecutionEnvironment.getExecutionEnvironment(Settings.ofPipelines(options)));
    LaunchOptions.requirePossible(environment.getParallelism(), plan);
    Alerts.tell(Warnings.of(graph, environment.getParallelism()));
    try {
      Translation.translate(plan, environment);
      environment.execute(plan.name());
    } catch (Exception e) {
      throw RunFailedException.of(plan.name(), e);
    }
  }
}
