package dev.rtc.graph;

import dev.rtc.time.RowLifetime;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the latest record of each key in a table.
 *
 * @param id the step's id
 * @param at the user's line
 * @param inputs where records come from
 * @param key how they are partitioned
 * @param value the type of the records
 * @param lifetime how long a key's row lives
 * @param type the type of the records put out
 */
public record LatestNode(
    String id,
    CallSite at,
    List<Port> inputs,
    Keying key,
    DataType<?> value,
    RowLifetime lifetime,
    DataType<?> type)
    implements Node {

  @Override
  public String verb() {
    return "latest";
  }

  @Override
  public Optional<Keying> keying() {
    return Optional.of(key);
  }

  @Override
  public List<UserCode> userCode() {
    return List.of(new UserCode("key", key.selector()));
  }
}
