package dev.rtc.testing.driver;

import java.lang.reflect.Field;
import java.util.Map;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.OperatorStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorV2;
import org.apache.flink.streaming.api.operators.InternalTimeServiceManagerImpl;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.jspecify.annotations.Nullable;

/** Finds where an operator keeps its state and its timers. */
final class OperatorBackends {

  private static final Field TIMERS =
      InternalField.of(AbstractStreamOperator.class, "timeServiceManager");
  private static final Field TIMERS_V2 =
      InternalField.of(AbstractStreamOperatorV2.class, "timeServiceManager");
  private static final Field SERVICES =
      InternalField.of(InternalTimeServiceManagerImpl.class, "timerServices");

  private OperatorBackends() {}

  static @Nullable KeyedStateBackend<?> keyed(StreamOperator<?> operator) {
    if (operator instanceof AbstractStreamOperator<?> first) {
      return first.getKeyedStateBackend();
    }
    return operator instanceof AbstractStreamOperatorV2<?> second
        ? second.getKeyedStateBackend()
        : null;
  }

  static @Nullable OperatorStateBackend operator(StreamOperator<?> operator) {
    if (operator instanceof AbstractStreamOperator<?> first) {
      return first.getOperatorStateBackend();
    }
    return operator instanceof AbstractStreamOperatorV2<?> second
        ? second.getOperatorStateBackend()
        : null;
  }

  /** Returns the timer services of an operator by their names. */
  static Map<?, ?> timerServices(StreamOperator<?> operator) {
    Object all =
        operator instanceof AbstractStreamOperator<?>
            ? InternalField.getOrNull(TIMERS, operator)
            : operator instanceof AbstractStreamOperatorV2<?>
                ? InternalField.getOrNull(TIMERS_V2, operator)
                : null;
    return all instanceof InternalTimeServiceManagerImpl<?>
        ? (Map<?, ?>) InternalField.get(SERVICES, all)
        : Map.of();
  }
}
