package dev.rtc;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.graph.Folding;
import dev.rtc.graph.KeyedProcessNode;
import dev.rtc.graph.Keying;
import dev.rtc.graph.Port;
import dev.rtc.graph.RunningNode;
import dev.rtc.graph.TotalNode;
import dev.rtc.graph.Windowing;
import dev.rtc.time.ClockWindow;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.time.Window;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import dev.rtc.type.TypeInference;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/**
 * Is a flow partitioned by a key, for which the question what to do per key is still open.
 *
 * @param <K> the key
 * @param <T> the facts
 */
public final class KeyedFlow<K, T> {

  private final Assembly assembly;
  private final List<Port> from;
  private final DataType<T> type;
  private final DataType<K> keyType;
  private final Keying keying;

  KeyedFlow(
      Assembly assembly, List<Port> from, DataType<T> type, DataType<K> keyType, Keying keying) {
    this.assembly = assembly;
    this.from = from;
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
    Port port =
        assembly.append(
            new TotalNode(
                assembly.qualify(id), Assembly.callSite(), from, keying, folding, result));
    return new Flow<>(assembly, List.of(port), result);
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
      String id, Aggregation<? super T, ?, R> aggregation, Updates updates, Lifetime lifetime) {
    Folding folding = Folding.of(aggregation, type);
    DataType<Change<K, R>> result = DataType.change(keyType, resultOf(folding));
    Port port =
        assembly.append(
            new RunningNode(
                assembly.qualify(id),
                Assembly.callSite(),
                from,
                keying,
                folding,
                updates,
                lifetime,
                result));
    return new Table<>(assembly, port, result);
  }

  /**
   * Cuts the records of each key into windows of event time.
   *
   * @param window the windows
   * @param late what happens to a record whose window has fired
   */
  public WindowedFlow<K, T> window(Window window, Late<? super T> late) {
    return windowed(new Windowing.InEventTime(window, late), Optional.of(late));
  }

  /**
   * Cuts the records of each key into windows of processing time, in which nothing is late and
   * nothing is repeatable.
   *
   * @param window the windows
   */
  public WindowedFlow<K, T> window(ClockWindow window) {
    return windowed(new Windowing.InProcessingTime(window), Optional.empty());
  }

  private WindowedFlow<K, T> windowed(Windowing windowing, Optional<Late<? super T>> late) {
    return new WindowedFlow<>(assembly, from, type, keyType, keying, windowing, late);
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
    Port port =
        assembly.append(
            new KeyedProcessNode(
                assembly.qualify(id),
                Assembly.callSite(),
                from,
                keying,
                Assembly.given(id, "function", function),
                result));
    return new Flow<>(assembly, List.of(port), result);
  }

  @SuppressWarnings("unchecked") // the folding was made from an aggregation with this result
  static <R> DataType<R> resultOf(Folding folding) {
    return (DataType<R>) folding.result();
  }
}
