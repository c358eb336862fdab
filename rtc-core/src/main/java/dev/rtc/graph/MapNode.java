package dev.rtc.graph;

import dev.rtc.type.DataType;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * Turns each record into one other.
 *
 * @param id the step's id
 * @param at the user's line
 * @param inputs where records come from
 * @param function the user's function
 * @param type the type of the records put out
 */
public record MapNode(
    String id, CallSite at, List<Port> inputs, MapFunction<?, ?> function, DataType<?> type)
    implements StatelessNode {

  @Override
  public String verb() {
    return "map";
  }

  @Override
  public List<UserCode> userCode() {
    return List.of(new UserCode("function", function));
  }
}
