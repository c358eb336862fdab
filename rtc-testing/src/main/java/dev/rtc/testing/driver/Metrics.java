package dev.rtc.testing.driver;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.events.EventBuilder;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.executiongraph.ExecutionAttemptID;
import org.apache.flink.runtime.metrics.MetricRegistry;
import org.apache.flink.runtime.metrics.groups.AbstractMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskManagerJobMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskMetricGroup;
import org.apache.flink.runtime.metrics.scope.ScopeFormats;
import org.apache.flink.traces.SpanBuilder;

/** Keeps the counters of a job, so that a test can look at them. */
final class Metrics implements MetricRegistry {

  private static final ScopeFormats FORMATS = ScopeFormats.fromConfig(new Configuration());

  private final TaskManagerJobMetricGroup job;
  private final List<Registered> counters = new ArrayList<>();

  Metrics(JobID id, String name) {
    job =
        TaskManagerMetricGroup.createTaskManagerMetricGroup(
                this, "driver", new ResourceID("driver"))
            .addJob(id, name);
  }

  /** Is a counter and the place where it was registered. */
  record Registered(AbstractMetricGroup<?> group, String name, Counter counter) {}

  TaskMetricGroup addTask(ExecutionAttemptID attempt, String name) {
    return job.addTask(attempt, name);
  }

  List<Registered> counters() {
    return counters;
  }

  @Override
  public void register(Metric metric, String name, AbstractMetricGroup<?> group) {
    if (metric instanceof Counter counter) {
      counters.add(new Registered(group, name, counter));
    }
  }

  /** Counters outlive their tasks. */
  @Override
  public void unregister(Metric metric, String name, AbstractMetricGroup<?> group) {}

  @Override
  public char getDelimiter() {
    return '.';
  }

  @Override
  public int getNumberReporters() {
    return 0;
  }

  @Override
  public void addSpan(SpanBuilder span, AbstractMetricGroup<?> group) {}

  @Override
  public void addEvent(EventBuilder event, AbstractMetricGroup<?> group) {}

  @Override
  public ScopeFormats getScopeFormats() {
    return FORMATS;
  }
}
