package dev.rtc.graph;

import dev.rtc.type.DataType;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * Turns the value of each row into another; keys stay.
 *
 * @param id the step's id
 * @param at the user's line
 * @param inputs the table
 * @param function the user's function
 * @param type {@code Change} of key and new value
 */
public record TableMapNode(
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
