package dev.rtc.testing.driver;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.metrics.groups.AbstractMetricGroup;
import org.apache.flink.runtime.metrics.scope.ScopeFormat;

/** Sums the counters of each operator over its subtasks. */
final class Counters {

  private static final int NAMES_OF_AN_OPERATOR = 6;

  private final Deployment deployment;
  private final Map<String, String> operators = new TreeMap<>();

  Counters(Deployment deployment) {
    this.deployment = deployment;
    for (JobVertex vertex : deployment.vertices()) {
      for (OperatorIDPair operator : vertex.getOperatorIDs()) {
        operators.put(operator.getGeneratedOperatorID().toString(), OperatorNames.of(operator));
      }
    }
  }

  Map<String, Map<String, Long>> byOperator() {
    Map<String, Map<String, Long>> sums = new TreeMap<>();
    for (Metrics.Registered each : deployment.metrics().counters()) {
      String id = each.group().getAllVariables().get(ScopeFormat.SCOPE_OPERATOR_ID);
      if (id != null) {
        sums.computeIfAbsent(operators.getOrDefault(id, id), unset -> new TreeMap<>())
            .merge(name(each), each.counter().getCount(), Long::sum);
      }
    }
    return sums;
  }

  /** A counter in a group of the user's own has the names of the groups in front. */
  private static String name(Metrics.Registered counter) {
    AbstractMetricGroup<?> group = counter.group();
    String[] scope = group.getScopeComponents();
    if (scope.length <= NAMES_OF_AN_OPERATOR) {
      return counter.name();
    }
    String groups =
        String.join(".", Arrays.asList(scope).subList(NAMES_OF_AN_OPERATOR, scope.length));
    return groups + "." + counter.name();
  }
}
