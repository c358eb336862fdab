package dev.rtc.graph;

import dev.rtc.type.DataType;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;

/**
 * Runs one of Flink's own functions on all records of a key and window.
 *
 * @param id the step's id
 * @param at the user's line
 * @param inputs where records come from
 * @param key how they are partitioned
 * @param function the user's function
 * @param windowing how time is cut
 * @param type the type of the records put out
 */
public record WindowProcessNode(
    String id,
    CallSite at,
    List<Port> inputs,
    Keying key,
    ProcessWindowFunction<?, ?, ?, TimeWindow> function,
    Windowing windowing,
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
