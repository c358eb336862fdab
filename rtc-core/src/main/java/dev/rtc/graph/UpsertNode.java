package dev.rtc.graph;

import dev.rtc.connector.UpsertSpec;
import dev.rtc.type.DataType;
import java.util.List;

/**
 * Keeps the latest value per key of a table somewhere.
 *
 * @param id the step's id
 * @param at the user's line
 * @param inputs the table
 * @param sink where its rows are kept
 * @param type {@code Change} of key and value
 */
public record UpsertNode(
    String id, CallSite at, List<Port> inputs, UpsertSpec<?, ?> sink, DataType<?> type)
    implements Node {

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
