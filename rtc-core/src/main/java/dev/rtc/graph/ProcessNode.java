package dev.rtc.graph;

import dev.rtc.type.DataType;
import java.util.List;
import org.apache.flink.streaming.api.functions.ProcessFunction;

/**
 * Runs one of Flink's own functions.
 *
 * @param id the step's id
 * @param at the user's line
 * @param inputs where records come from
 * @param function the user's function
 * @param type the type of the records put out
 */
public record ProcessNode(
    String id, CallSite at, List<Port> inputs, ProcessFunction<?, ?> function, DataType<?> type)
    implements Node {

  @Override
  public String verb() {
    return "process";
  }

  @Override
  public List<UserCode> userCode() {
    return List.of(new UserCode("function", function));
  }
}
