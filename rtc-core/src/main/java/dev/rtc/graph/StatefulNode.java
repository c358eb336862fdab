package dev.rtc.graph;

import dev.rtc.state.StatefulFunction;
import dev.rtc.time.Lifetime;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.Optional;

/**
 * Runs a function with typed state, timers and a lifetime per key.
 *
 * @param id the step's id
 * @param at the user's line
 * @param inputs where records come from
 * @param key how they are partitioned
 * @param function the user's function
 * @param state the type of what is kept per key
 * @param lifetime how long it is kept
 * @param type the type of the records put out
 */
public record StatefulNode(
    String id,
    CallSite at,
    List<Port> inputs,
    Keying key,
    StatefulFunction<?, ?, ?, ?> function,
    DataType<?> state,
    Lifetime lifetime,
    DataType<?> type)
    implements Node {

  @Override
  public String verb() {
    return "stateful";
  }

  @Override
  public Optional<Keying> keying() {
    return Optional.of(key);
  }

  @Override
  public List<UserCode> userCode() {
    return List.of(new UserCode("key", key.selector()), new UserCode("function", function));
  }
}
