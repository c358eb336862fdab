package dev.rtc.launch;

import dev.rtc.operator.StepCounters;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;
import org.jspecify.annotations.Nullable;

/**
 * Collects the record counters of one embedded run by step.
 *
 * <p>Flink makes reporters itself, from their class names: the run is found again by a key in the
 * reporter's settings. Counters stay readable after their operator has closed.
 */
final class StepMetrics implements AutoCloseable {

  private static final Map<String, StepMetrics> OPEN = new ConcurrentHashMap<>();
  private static final String PREFIX = "metrics.reporter.rtc-progress.";
  private static final String RUN = "run";

  private final String key = UUID.randomUUID().toString();
  private final Map<Slot, Counter> counters = new ConcurrentHashMap<>();

  private StepMetrics() {}

  static StepMetrics open() {
    StepMetrics metrics = new StepMetrics();
    OPEN.put(metrics.key, metrics);
    return metrics;
  }

  /** Lets a cluster report to this run. */
  void reportTo(Configuration settings) {
    settings.setString(PREFIX + "factory.class", ReporterFactory.class.getName());
    settings.setString(PREFIX + RUN, key);
  }

  /** Sums a counter over all subtasks; zero if it does not exist. */
  long sum(String operator, Kind kind) {
    return counters.entrySet().stream()
        .filter(entry -> entry.getKey().operator().equals(operator))
        .filter(entry -> entry.getKey().kind() == kind)
        .mapToLong(entry -> entry.getValue().getCount())
        .sum();
  }

  @Override
  public void close() {
    OPEN.remove(key);
  }

  private void add(Metric metric, String name, MetricGroup group) {
    Kind kind = Kind.of(name);
    if (kind != null && metric instanceof Counter counter) {
      Map<String, String> variables = group.getAllVariables();
      String operator = operator(variables, kind);
      if (operator != null) {
        String subtask = variables.getOrDefault("<subtask_index>", "");
        counters.put(new Slot(operator, subtask, kind), counter);
      }
    }
  }

  private static @Nullable String operator(Map<String, String> variables, Kind kind) {
    if (kind.isOfStep()) {
      return variables.get("<" + StepCounters.GROUP + ">");
    }
    String name = variables.get("<operator_name>");
    return name == null ? null : name.replaceFirst("^Source: ", "").replaceFirst(": Writer$", "");
  }

  /** What is counted. */
  enum Kind {
    /** Records that entered an operator. */
    OPERATOR_IN("numRecordsIn"),
    /** Records that left an operator. */
    OPERATOR_OUT("numRecordsOut"),
    /** Records that were dropped because they came too late. */
    LATE("numLateRecordsDropped"),
    /** Records that entered a fused step. */
    STEP_IN(StepCounters.RECORDS_IN),
    /** Records that left a fused step. */
    STEP_OUT(StepCounters.RECORDS_OUT),
    /** Records that failed in a step, and were dropped or diverted. */
    STEP_DEAD(StepCounters.RECORDS_DEAD);

    private final String metric;

    Kind(String metric) {
      this.metric = metric;
    }

    boolean isOfStep() {
      return this == STEP_IN || this == STEP_OUT || this == STEP_DEAD;
    }

    static @Nullable Kind of(String metric) {
      for (Kind kind : values()) {
        if (kind.metric.equals(metric)) {
          return kind;
        }
      }
      return null;
    }
  }

  private record Slot(String operator, String subtask, Kind kind) {}

  /** Makes the reporter of a run. */
  public static final class ReporterFactory implements MetricReporterFactory {
    @Override
    public MetricReporter createMetricReporter(Properties properties) {
      return new Reporter();
    }
  }

  private static final class Reporter implements MetricReporter {

    private @Nullable StepMetrics run;

    @Override
    public void open(MetricConfig config) {
      run = OPEN.get(config.getString(RUN, ""));
    }

    @Override
    public void close() {}

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
      if (run != null) {
        run.add(metric, name, group);
      }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}
  }
}
