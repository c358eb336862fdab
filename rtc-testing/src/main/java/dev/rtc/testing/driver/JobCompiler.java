package dev.rtc.testing.driver;

import static org.apache.flink.configuration.ExecutionOptions.DISABLED_NETWORK_BUFFER_TIMEOUT;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.environment.CheckpointConfig;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.graph.StreamingJobGraphGenerator;

/** Compiles jobs so that the driver can run them. */
final class JobCompiler {

  private static final Duration SELDOM = Duration.ofDays(1);

  private JobCompiler() {}

  static void configure(Configuration configuration) {
    if (configuration.getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL).isEmpty()) {
      configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, SELDOM);
    }
    configuration.set(ExecutionOptions.BUFFER_TIMEOUT_ENABLED, false);
  }

  static JobGraph compile(StreamGraph graph) {
    CheckpointConfig checkpoints = graph.getCheckpointConfig();
    if (!checkpoints.isCheckpointingEnabled()) {
      checkpoints.setCheckpointInterval(SELDOM.toMillis());
      graph.getJobConfiguration().set(CheckpointingOptions.CHECKPOINTING_INTERVAL, SELDOM);
    }
    graph.getStreamNodes().forEach(JobCompiler::takeTimeoutsFrom);
    return StreamingJobGraphGenerator.createJobGraph(graph);
  }

  /** For the timeout of its buffers, each task would have a thread. */
  private static void takeTimeoutsFrom(StreamNode node) {
    node.getOutEdges().forEach(edge -> edge.setBufferTimeout(DISABLED_NETWORK_BUFFER_TIMEOUT));
  }
}
