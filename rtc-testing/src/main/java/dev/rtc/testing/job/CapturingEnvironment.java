package dev.rtc.testing.job;

import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamGraphGenerator;
import org.jspecify.annotations.Nullable;

/** Lets a program build its job, and runs nothing when the program thinks it does. */
@SuppressWarnings("try") // Flink's own close may be interrupted
public final class CapturingEnvironment extends StreamExecutionEnvironment {

  private @Nullable String name;
  private boolean hasSource;

  /** Makes one in which nothing is built yet. */
  public CapturingEnvironment(Configuration configuration) {
    super(configuration);
  }

  /**
   * Lets a program build its job in it.
   *
   * @throws IllegalStateException if it cannot
   */
  public CapturingEnvironment build(JobProgram program) {
    try {
      program.build(this);
    } catch (Exception e) {
      throw new IllegalStateException("the job cannot be built: " + e, e);
    }
    return this;
  }

  /** Returns the sources and sinks of what has been built. */
  public JobEnds ends() {
    return JobEnds.of(getTransformations(), hasSource);
  }

  /** Returns the name under which the program would have run its job: its own, or Flink's. */
  public String name() {
    return name == null
        ? getConfiguration()
            .getOptional(PipelineOptions.NAME)
            .orElse(StreamGraphGenerator.DEFAULT_STREAMING_JOB_NAME)
        : name;
  }

  @Override
  public <T> DataStreamSource<T> fromSource(
      Source<T, ?, ?> source,
      WatermarkStrategy<T> watermarks,
      String sourceName,
      @Nullable TypeInformation<T> type) {
    hasSource = true;
    return super.fromSource(source, watermarks, sourceName, type);
  }

  @Override
  public JobExecutionResult execute(@Nullable String given) {
    if (given != null) {
      name = given;
    }
    return new JobExecutionResult(new JobID(), 0, Map.of());
  }

  @Override
  public JobExecutionResult execute(StreamGraph graph) {
    throw refused("execute(StreamGraph)");
  }

  @Override
  public JobClient executeAsync(StreamGraph graph) {
    throw refused("executeAsync");
  }

  private static UnsupportedOperationException refused(String what) {
    return new UnsupportedOperationException(
        "a job under test calls %s; let it call execute() or execute(name), or nothing"
            .formatted(what));
  }
}
