package dev.rtc.launch;

import dev.rtc.operator.StepCounters;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.LogicalScopeProvider;
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
  private static final String OPERATOR = ".operator";

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

  /**
   * Sums the counters over all subtasks, by the name of the operator, then by their own; those of a
   * step inside an operator begin with {@code step.<id>.}
   */
  Map<String, Map<String, Long>> byOperator() {
    Map<String, Map<String, Long>> sums = new HashMap<>();
    counters.forEach(
        (slot, counter) ->
            sums.computeIfAbsent(slot.operator(), operator -> new HashMap<>())
                .merge(slot.counter(), counter.getCount(), Long::sum));
    return sums;
  }

  @Override
  public void close() {
    OPEN.remove(key);
  }

  private void add(Metric metric, String name, MetricGroup group) {
    Map<String, String> variables = group.getAllVariables();
    String operator = variables.get("<operator_name>");
    if (operator != null && metric instanceof Counter counter && isOfRtc(group)) {
      String step = variables.get("<" + StepCounters.GROUP + ">");
      String full = step == null ? name : "%s.%s.%s".formatted(StepCounters.GROUP, step, name);
      String subtask = variables.getOrDefault("<subtask_index>", "");
      counters.put(new Slot(stepOf(operator), subtask, full), counter);
    }
  }

  /** A counter in a group of the user's own may have any name. */
  private static boolean isOfRtc(MetricGroup group) {
    String scope = LogicalScopeProvider.castFrom(group).getLogicalScope(unfiltered -> unfiltered);
    return scope.endsWith(OPERATOR) || scope.endsWith(OPERATOR + "." + StepCounters.GROUP);
  }

  private static String stepOf(String operator) {
    return operator.replaceFirst("^Source: ", "").replaceFirst(": Writer$", "");
  }

  private record Slot(String operator, String subtask, String counter) {}

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
