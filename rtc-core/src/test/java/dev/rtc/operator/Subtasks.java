package dev.rtc.operator;

import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** Tells which subtask a key belongs to. */
final class Subtasks {

  private Subtasks() {}

  static int of(Object key, int parallelism) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
        key, KeyedHarness.MAX_PARALLELISM, parallelism);
  }
}
