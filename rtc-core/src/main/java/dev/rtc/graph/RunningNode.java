package dev.rtc.graph;

import dev.rtc.time.RowLifetime;
import dev.rtc.time.Updates;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.Optional;

/**
 * Aggregates the records of a key without end and keeps the latest result in a table.
 *
 * @param id the step's id
 * @param at the user's line
 * @param inputs where records come from
 * @param key how they are partitioned
 * @param folding how they are aggregated
 * @param updates how often the result is told
 * @param lifetime how long the state of a key lives
 * @param type the type of the records put out
 */
public record RunningNode(
    String id,
    CallSite at,
    List<Port> inputs,
    Keying key,
    Folding folding,
    Updates updates,
    RowLifetime lifetime,
    DataType<?> type)
    implements Node {

  @Override
  public String verb() {
    return "running";
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
