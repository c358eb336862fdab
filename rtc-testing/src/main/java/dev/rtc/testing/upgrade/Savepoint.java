package dev.rtc.testing.upgrade;

import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorState;

/**
 * Is a savepoint that has been read.
 *
 * @param blueprint what it holds; the name of the pipeline is not known to it
 * @param operators its state by uid
 * @param unreadable why the state of a step cannot be read, by uid
 */
record Savepoint(
    Blueprint blueprint, Map<String, OperatorState> operators, Map<String, Finding> unreadable) {

  Savepoint {
    operators = Map.copyOf(operators);
    unreadable = Map.copyOf(unreadable);
  }
}
