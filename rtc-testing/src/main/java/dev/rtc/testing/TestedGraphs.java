package dev.rtc.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.flink.runtime.jobgraph.JobGraph;

/** Compiles a job for the driver, once for each number of subtasks. */
final class TestedGraphs implements IntFunction<JobGraph> {

  private final Subject subject;
  private final LiveRun run;
  private final RunSettings settings;
  private final Map<Integer, JobGraph> compiled = new HashMap<>();

  TestedGraphs(Subject subject, LiveRun run, RunSettings settings) {
    this.subject = subject;
    this.run = run;
    this.settings = settings;
  }

  @Override
  public JobGraph apply(int subtasks) {
    return compiled.computeIfAbsent(subtasks, this::compile);
  }

  private JobGraph compile(int subtasks) {
    return Compilation.forDriver(subject, run, settings.withParallelism(subtasks));
  }
}
