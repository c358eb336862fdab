package dev.rtc;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.graph.FirstNode;
import dev.rtc.graph.Folding;
import dev.rtc.graph.KeyedProcessNode;
import dev.rtc.graph.Keying;
import dev.rtc.graph.LatestNode;
import dev.rtc.graph.RunningNode;
import dev.rtc.graph.StatefulNode;
import dev.rtc.graph.TopNode;
import dev.rtc.graph.TotalNode;
import dev.rtc.graph.Windowing;
import dev.rtc.state.DistinctRanking;
import dev.rtc.state.Ranking;
import dev.rtc.state.StatefulFunction;
import dev.rtc.time.ClockWindow;
import dev.rtc.time.Corrections;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.RowLifetime;
import dev.rtc.time.Updates;
import dev.rtc.time.Window;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import dev.rtc.type.Ranked;
import dev.rtc.type.TypeInference;
import java.util.Optional;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/**
 * Is a flow partitioned by a key, for which the question what to do per key is still open.
 *
 * @param <K> the key
 * @param <T> the facts
 */
public final class KeyedFlow<K, T> {

  private final Upstream upstream;
  private final DataType<T> type;
  private final DataType<K> keyType;
  private final Keying keying;

  KeyedFlow(Upstream upstream, DataType<T> type, DataType<K> keyType, Keying keying) {
    this.upstream = upstream;
    this.type = type;
    this.keyType = keyType;
    this.keying = keying;
  }

  /**
   * Aggregates all records of each key and tells the result once, when the bounded input ends.
   *
   * @param id the step's id
   * @param aggregation how records become one result
   */
  public <R> Flow<Keyed<K, R>> total(String id, Aggregation<? super T, ?, R> aggregation) {
    Folding folding = Folding.of(aggregation, type);
    DataType<Keyed<K, R>> result = DataType.keyed(keyType, resultOf(folding));
    return new Flow<>(
        upstream.append(
            new TotalNode(
                upstream.qualify(id),
                Assembly.callSite(),
                upstream.ports(),
                keying,
                folding,
                result)),
        result);
  }

  /**
   * Aggregates the records of each key without end and keeps the latest result in a table.
   *
   * @param id the step's id
   * @param aggregation how records become one result
   * @param updates how often the result is told
   * @param lifetime how long the state of a key lives
   */
  public <R> Table<K, R> running(
      String id, Aggregation<? super T, ?, R> aggregation, Updates updates, RowLifetime lifetime) {
    Folding folding = Folding.of(aggregation, type);
    DataType<Change<K, R>> result = DataType.change(keyType, resultOf(folding));
    return new Table<>(
        upstream.append(
            new RunningNode(
                upstream.qualify(id),
                Assembly.callSite(),
                upstream.ports(),
                keying,
                folding,
                updates,
                lifetime,
                result)),
        keyType,
        result);
  }

  /**
   * Keeps the latest record of each key in a table: the one with the highest timestamp, or without
   * event time the one that arrived last. A record older than the one held changes nothing.
   *
   * @param id the step's id
   * @param lifetime how long the row of a key lives
   */
  public Table<K, T> latest(String id, RowLifetime lifetime) {
    DataType<Change<K, T>> result = DataType.change(keyType, type);
    return new Table<>(
        upstream.append(
            new LatestNode(
                upstream.qualify(id),
                Assembly.callSite(),
                upstream.ports(),
                keying,
                type,
                Assembly.given(id, "lifetime", lifetime),
                result)),
        keyType,
        result);
  }

  /**
   * Lets the first record of each key pass and drops those that follow, such as repeated deliveries
   * of one event; after a silence of the lifetime the key counts as new.
   *
   * @param id the step's id
   * @param lifetime how long a key is remembered
   */
  public Flow<T> first(String id, Lifetime lifetime) {
    return new Flow<>(
        upstream.append(
            new FirstNode(
                upstream.qualify(id),
                Assembly.callSite(),
                upstream.ports(),
                keying,
                Assembly.given(id, "lifetime", lifetime),
                type)),
        type);
  }

  /**
   * Keeps the best records of each key in a table whose rows are named by rank, one upwards. Of
   * records that rank alike the one that came first stays ahead.
   *
   * @param id the step's id
   * @param size how many records are kept per key, at least one
   * @param ranking which record is better
   * @param lifetime how long the rows of a key live
   * @throws IllegalArgumentException if the size is not positive
   */
  public Table<Ranked<K>, T> top(
      String id, int size, Ranking<? super T> ranking, RowLifetime lifetime) {
    return top(id, size, given(id, ranking), Optional.empty(), lifetime, DataType.ranked(keyType));
  }

  /**
   * Keeps the best records of each key, one per identity, in a table whose rows are named by the
   * identity: a row is deleted when its record is no longer among the best.
   *
   * @param id the step's id
   * @param size how many records are kept per key, at least one
   * @param ranking which record is better, and which are the same thing
   * @param lifetime how long the rows of a key live
   * @throws IllegalArgumentException if the size is not positive
   */
  public <I> Table<Keyed<K, I>, T> top(
      String id, int size, DistinctRanking<? super T, I> ranking, RowLifetime lifetime) {
    DataType<I> identityType = given(id, ranking).identityType();
    return top(
        id,
        size,
        ranking.order(),
        Optional.of(new TopNode.Identity(ranking.identity(), identityType)),
        lifetime,
        DataType.keyed(keyType, identityType));
  }

  private <R> Table<R, T> top(
      String id,
      int size,
      Ranking<?> ranking,
      Optional<TopNode.Identity> identity,
      RowLifetime lifetime,
      DataType<R> rowKey) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "step '%s' (%s): the size is %d, it must be at least one"
              .formatted(id, Assembly.callSite(), size));
    }
    DataType<Change<R, T>> result = DataType.change(rowKey, type);
    return new Table<>(
        upstream.append(
            new TopNode(
                upstream.qualify(id),
                Assembly.callSite(),
                upstream.ports(),
                keying,
                type,
                size,
                ranking,
                identity,
                Assembly.given(id, "lifetime", lifetime),
                result)),
        rowKey,
        result);
  }

  /**
   * Runs a function with typed state and timers per key.
   *
   * @param id the step's id
   * @param lifetime how long what is kept of a key lives
   * @param function a class that says what it keeps and puts out; a lambda does not, it wants the
   *     types
   */
  public <S, R> Flow<R> stateful(
      String id, Lifetime lifetime, StatefulFunction<K, ? super T, S, R> function) {
    return stateful(
        id,
        TypeInference.result(function, StatefulFunction.class, 2, keyType, type),
        TypeInference.result(function, StatefulFunction.class, 3, keyType, type),
        lifetime,
        function);
  }

  /**
   * Runs a function with state of the type given, and timers, per key.
   *
   * @param id the step's id
   * @param state the type of what is kept per key: an immutable value
   * @param result the type of what is put out
   * @param lifetime how long what is kept of a key lives
   * @param function the function
   */
  public <S, R> Flow<R> stateful(
      String id,
      DataType<S> state,
      DataType<R> result,
      Lifetime lifetime,
      StatefulFunction<K, ? super T, S, R> function) {
    return new Flow<>(
        upstream.append(
            new StatefulNode(
                upstream.qualify(id),
                Assembly.callSite(),
                upstream.ports(),
                keying,
                Assembly.given(id, "function", function),
                state,
                Assembly.given(id, "lifetime", lifetime),
                result)),
        result);
  }

  private static <R> R given(String id, R ranking) {
    return Assembly.given(id, "ranking", ranking);
  }

  /**
   * Cuts the records of each key into windows of event time, each of which tells its result once,
   * when the watermark passes its end.
   *
   * @param window the windows
   * @param late what happens to a record whose window has fired
   */
  public WindowedFlow<K, T> window(Window window, Late<? super T> late) {
    return windowed(new Windowing.Once(window, late));
  }

  /**
   * Cuts the records of each key into windows of event time whose results are rows of a table:
   * there before the window ends, if wanted, and corrected by records that come late.
   *
   * @param window the windows
   * @param corrections when results are told, and what happens to records that come too late
   */
  public CorrectedFlow<K, T> window(Window window, Corrections<? super T> corrections) {
    return new CorrectedFlow<>(
        upstream, type, keyType, keying, new Windowing.Corrected(window, corrections));
  }

  /**
   * Cuts the records of each key into windows of processing time, in which nothing is late and
   * nothing is repeatable.
   *
   * @param window the windows
   */
  public WindowedFlow<K, T> window(ClockWindow window) {
    return windowed(new Windowing.ByClock(window));
  }

  private WindowedFlow<K, T> windowed(Windowing windowing) {
    return new WindowedFlow<>(upstream, type, keyType, keying, windowing);
  }

  /**
   * Runs one of Flink's own functions, with state and timers per key. Its state is declared with a
   * type of rtc's, {@code new ValueStateDescriptor<>("last", DataType.of(Order.class)
   * .typeInformation())}: a bare class would go to Kryo, which is switched off.
   *
   * @param id the step's id
   * @param function a function whose class says what it puts out
   */
  public <R> Flow<R> process(String id, KeyedProcessFunction<K, T, R> function) {
    return process(
        id, TypeInference.result(function, KeyedProcessFunction.class, 2, keyType, type), function);
  }

  /**
   * Runs one of Flink's own functions, with state and timers per key and a result of the type
   * given.
   *
   * @param id the step's id
   * @param result the type of the result
   * @param function the function
   */
  public <R> Flow<R> process(
      String id, DataType<R> result, KeyedProcessFunction<K, T, R> function) {
    return new Flow<>(
        upstream.append(
            new KeyedProcessNode(
                upstream.qualify(id),
                Assembly.callSite(),
                upstream.ports(),
                keying,
                Assembly.given(id, "function", function),
                result)),
        result);
  }

  @SuppressWarnings("unchecked") // the folding was made from an aggregation with this result
  static <R> DataType<R> resultOf(Folding folding) {
    return (DataType<R>) folding.result();
  }
}
