package dev.rtc.graph;

import dev.rtc.type.DataType;
import java.util.List;
import java.util.Optional;

/**
 * Aggregates all records of a key and tells the result once the input ends.
 *
 * @param id the step's id
 * @param at the user's line
 * @param inputs where records come from
 * @param key how they are partitioned
 * @param folding how they are aggregated
 * @param type the type of the records put out
 */
public record TotalNode(
    String id, CallSite at, List<Port> inputs, Keying key, Folding folding, DataType<?> type)
    implements Node {

  @Override
  public String verb() {
    return "total";
  }

  @Override
  public Optional<Keying> keying() {
    return Optional.of(key);
  }

  @Override
  public List<UserCode> userCode() {
    return List.of(
        new UserCode("key", key.selector()), new UserCode("aggregation", folding.aggregation()));
  }
}
