package dev.rtc.graph;

import dev.rtc.type.DataType;
import java.util.List;

/**
 * Turns the corrections of a table into a flow of facts, before-images included.
 *
 * @param id the step's id
 * @param at the user's line
 * @param inputs the table
 * @param type {@code Change} of key and value
 */
public record ChangesNode(String id, CallSite at, List<Port> inputs, DataType<?> type)
    implements StatelessNode {

  @Override
  public String verb() {
    return "changes";
  }

  @Override
  public List<UserCode> userCode() {
    return List.of();
  }
}
