package dev.rtc.graph;

import dev.rtc.connector.SinkSpec;
import dev.rtc.type.DataType;
import java.util.List;

/**
 * Writes facts.
 *
 * @param id the step's id
 * @param at the user's line
 * @param inputs where records come from
 * @param sink where they go
 * @param type the type of the records taken in
 */
public record SinkNode(
    String id, CallSite at, List<Port> inputs, SinkSpec<?> sink, DataType<?> type) implements Node {

  @Override
  public String verb() {
    return "to";
  }

  @Override
  public List<UserCode> userCode() {
    return List.of();
  }

  @Override
  public boolean isEnd() {
    return true;
  }
}
