package dev.rtc.graph;

import dev.rtc.time.Lifetime;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.Optional;

/**
 * Lets the first record of each key pass and drops the others, while it remembers the key.
 *
 * @param id the step's id
 * @param at the user's line
 * @param inputs where records come from
 * @param key how they are partitioned
 * @param lifetime how long it remembers a key
 * @param type the type of the records put out
 */
public record FirstNode(
    String id, CallSite at, List<Port> inputs, Keying key, Lifetime lifetime, DataType<?> type)
    implements Node {

  @Override
  public String verb() {
    return "first";
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
