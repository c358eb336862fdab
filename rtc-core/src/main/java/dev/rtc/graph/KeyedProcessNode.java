package dev.rtc.graph;

import dev.rtc.type.DataType;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/**
 * Runs one of Flink's own functions, with state and timers per key.
 *
 * @param id the step's id
 * @param at the user's line
 * @param inputs where records come from
 * @param key how they are partitioned
 * @param function the user's function
 * @param type the type of the records put out
 */
public record KeyedProcessNode(
    String id,
    CallSite at,
    List<Port> inputs,
    Keying key,
    KeyedProcessFunction<?, ?, ?> function,
    DataType<?> type)
    implements Node {

  @Override
  public String verb() {
    return "process";
  }

  @Override
  public Optional<Keying> keying() {
    return Optional.of(key);
  }

  @Override
  public List<UserCode> userCode() {
    return List.of(new UserCode("key", key.selector()), new UserCode("function", function));
  }
}
