package dev.rtc.graph;

import dev.rtc.type.DataType;
import java.util.List;
import java.util.Optional;

/**
 * Aggregates the records of a key, window by window.
 *
 * @param id the step's id
 * @param at the user's line
 * @param inputs where records come from
 * @param key how they are partitioned
 * @param folding how they are aggregated
 * @param windowing how time is cut
 * @param type the type of the records put out
 */
public record WindowNode(
    String id,
    CallSite at,
    List<Port> inputs,
    Keying key,
    Folding folding,
    Windowing windowing,
    DataType<?> type)
    implements Node {

  @Override
  public String verb() {
    return "aggregate";
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
