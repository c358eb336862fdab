package dev.rtc.graph;

import dev.rtc.type.DataType;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;

/**
 * Turns each record into none, one or many others.
 *
 * @param id the step's id
 * @param at the user's line
 * @param inputs where records come from
 * @param function the user's function
 * @param type the type of the records put out
 */
public record FlatMapNode(
    String id, CallSite at, List<Port> inputs, FlatMapFunction<?, ?> function, DataType<?> type)
    implements StatelessNode {

  @Override
  public String verb() {
    return "flatMap";
  }

  @Override
  public List<UserCode> userCode() {
    return List.of(new UserCode("function", function));
  }
}
