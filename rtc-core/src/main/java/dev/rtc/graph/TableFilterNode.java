package dev.rtc.graph;

import dev.rtc.type.DataType;
import java.util.List;
import org.apache.flink.api.common.functions.FilterFunction;

/**
 * Leaves rows out of a table while a predicate does not hold for them.
 *
 * @param id the step's id
 * @param at the user's line
 * @param inputs the table
 * @param function the user's predicate, of keys and values
 * @param type {@code Change} of key and value
 */
public record TableFilterNode(
    String id, CallSite at, List<Port> inputs, FilterFunction<?> function, DataType<?> type)
    implements StatelessNode {

  @Override
  public String verb() {
    return "filter";
  }

  @Override
  public List<UserCode> userCode() {
    return List.of(new UserCode("function", function));
  }
}
