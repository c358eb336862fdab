package dev.rtc.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.type.DataType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** Opens keyed operators on Flink's harness, with keys as they travel. */
final class KeyedHarness {

  static final int MAX_PARALLELISM = 16;

  private KeyedHarness() {}

  /** Opens the only subtask of an operator. */
  static <K, T, R> KeyedOneInputStreamOperatorTestHarness<Object, T, R> open(
      OneInputStreamOperator<T, R> operator,
      DataType<K> keys,
      KeySelector<T, K> key,
      DataType<R> output,
      Backend backend,
      @Nullable OperatorSubtaskState snapshot)
      throws Exception {
    return open(operator, keys, key, output, backend, snapshot, 1, 0);
  }

  /** Opens one of several subtasks, which takes its part of the snapshot. */
  @SuppressWarnings("unchecked") // keys travel as what they are wrapped in
  static <K, T, R> KeyedOneInputStreamOperatorTestHarness<Object, T, R> open(
      OneInputStreamOperator<T, R> operator,
      DataType<K> keys,
      KeySelector<T, K> key,
      DataType<R> output,
      Backend backend,
      @Nullable OperatorSubtaskState snapshot,
      int parallelism,
      int subtask)
      throws Exception {
    KeyedOneInputStreamOperatorTestHarness<Object, T, R> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            operator,
            record -> keys.key().wrap(key.getKey(record)),
            (TypeInformation<Object>) keys.key().typeInformation(),
            MAX_PARALLELISM,
            parallelism,
            subtask);
    harness.setStateBackend(backend.make());
    Harnesses.setUp(harness, output);
    if (snapshot != null) {
      harness.initializeState(
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              snapshot, MAX_PARALLELISM, 1, parallelism, subtask));
    }
    harness.open();
    assertThat(backend.holds(harness.getOperator())).as("state is held on %s", backend).isTrue();
    return harness;
  }

  /** RocksDB does not tell how many entries it holds. */
  static void assertNothingIsKept(
      Backend backend, KeyedOneInputStreamOperatorTestHarness<?, ?, ?> harness) {
    assertThat(backend == Backend.HEAP ? harness.numKeyedStateEntries() : 0).isZero();
    assertThat(harness.numEventTimeTimers()).isZero();
    assertThat(harness.numProcessingTimeTimers()).isZero();
  }
}
