package dev.rtc.testing.driver;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.jspecify.annotations.Nullable;

/** Finds operators by the names that users gave them. */
final class OperatorNames {

  private OperatorNames() {}

  /** Returns the uid of an operator, or its name where it has none. */
  static String of(OperatorIDPair operator) {
    @Nullable String uid = operator.getUserDefinedOperatorUid();
    return uid == null ? operator.getUserDefinedOperatorName() : uid;
  }

  /** Returns the uid of an operator of a vertex, or its name where it has none. */
  static String of(OperatorID operator, JobVertex vertex) {
    return vertex.getOperatorIDs().stream()
        .filter(pair -> pair.getGeneratedOperatorID().equals(operator))
        .map(OperatorNames::of)
        .findFirst()
        .orElseGet(vertex::getName);
  }

  /**
   * Returns the operator of each subtask that runs.
   *
   * @throws IllegalArgumentException if no operator is called that
   */
  static List<StreamOperator<?>> operators(Deployment deployment, String uid) {
    List<String> known = new ArrayList<>();
    for (JobVertex vertex : deployment.vertices()) {
      for (OperatorIDPair operator : vertex.getOperatorIDs()) {
        known.add(of(operator));
        if (of(operator).equals(uid)) {
          return operators(deployment.subtasks(vertex), operator);
        }
      }
    }
    throw new IllegalArgumentException(
        "the job has no operator '%s'; it has %s".formatted(uid, known));
  }

  private static List<StreamOperator<?>> operators(
      List<Subtask> subtasks, OperatorIDPair operator) {
    List<StreamOperator<?>> found = new ArrayList<>();
    for (Subtask subtask : subtasks) {
      if (!subtask.isFinished()) {
        subtask.internals().operator(operator.getGeneratedOperatorID()).ifPresent(found::add);
      }
    }
    return found;
  }
}
