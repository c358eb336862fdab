package dev.rtc.testing.driver;

import java.lang.reflect.Field;
import java.util.List;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.graph.NonChainedOutput;
import org.apache.flink.streaming.api.graph.StreamConfig;

/** Takes the timeout from the buffers of a job, for which each task would have a thread. */
final class UnhurriedOutputs {

  private static final long NEVER = -1;
  private static final Field TIMEOUT = InternalField.of(NonChainedOutput.class, "bufferTimeout");

  private UnhurriedOutputs() {}

  static void of(JobVertex vertex, ClassLoader userCode) {
    StreamConfig configuration = new StreamConfig(vertex.getConfiguration());
    List<NonChainedOutput> outputs = configuration.getVertexNonChainedOutputs(userCode);
    if (outputs.stream().noneMatch(output -> output.getBufferTimeout() > 0)) {
      return;
    }
    outputs.forEach(output -> InternalField.set(TIMEOUT, output, NEVER));
    configuration.setVertexNonChainedOutputs(outputs);
    configuration.serializeAllConfigs();
  }
}
