package dev.rtc.graph;

import dev.rtc.aggregate.Field;
import dev.rtc.state.Ranking;
import dev.rtc.time.RowLifetime;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the best records of each key in a table, by rank or by an identity of theirs.
 *
 * @param id the step's id
 * @param at the user's line
 * @param inputs where records come from
 * @param key how they are partitioned
 * @param value the type of the records
 * @param size how many records are kept
 * @param ranking which record is better
 * @param identity tells which records are the same thing; empty if rows are named by rank
 * @param lifetime how long a key's rows live
 * @param type the type of the records put out
 */
public record TopNode(
    String id,
    CallSite at,
    List<Port> inputs,
    Keying key,
    DataType<?> value,
    int size,
    Ranking<?> ranking,
    Optional<Identity> identity,
    RowLifetime lifetime,
    DataType<?> type)
    implements Node {

  @Override
  public String verb() {
    return "top";
  }

  @Override
  public Optional<Keying> keying() {
    return Optional.of(key);
  }

  @Override
  public List<UserCode> userCode() {
    Stream<UserCode> compared =
        ranking.terms().stream().map(term -> new UserCode("ranking", term.field()));
    Stream<UserCode> same = identity.map(its -> new UserCode("identity", its.field())).stream();
    return Stream.of(Stream.of(new UserCode("key", key.selector())), compared, same)
        .flatMap(code -> code)
        .toList();
  }

  /**
   * Tells which records are the same thing.
   *
   * @param field reads the identity of a record
   * @param type the type of the identity
   */
  public record Identity(Field<?, ?> field, DataType<?> type) {}
}
