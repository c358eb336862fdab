package dev.rtc;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.graph.CallSite;
import dev.rtc.graph.Folding;
import dev.rtc.graph.Keying;
import dev.rtc.graph.WindowNode;
import dev.rtc.graph.WindowProcessNode;
import dev.rtc.graph.Windowing;
import dev.rtc.type.DataType;
import dev.rtc.type.TypeInference;
import dev.rtc.type.Windowed;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;

/**
 * Is a keyed flow cut into windows that tell their result once, for which the question what to do
 * per window is still open.
 *
 * @param <K> the key
 * @param <T> the facts
 */
public final class WindowedFlow<K, T> {

  private final Upstream upstream;
  private final DataType<T> type;
  private final DataType<K> keyType;
  private final Keying keying;
  private final Windowing windowing;

  WindowedFlow(
      Upstream upstream,
      DataType<T> type,
      DataType<K> keyType,
      Keying keying,
      Windowing windowing) {
    this.upstream = upstream;
    this.type = type;
    this.keyType = keyType;
    this.keying = keying;
    this.windowing = windowing;
  }

  /**
   * Aggregates the records of each key and window and tells the result once, when the window
   * closes.
   *
   * @param id the step's id
   * @param aggregation how records become one result
   */
  public <R> Flow<Windowed<K, R>> aggregate(String id, Aggregation<? super T, ?, R> aggregation) {
    CallSite at = Assembly.callSite();
    String step = upstream.qualify(id);
    Folding folding = Folding.of(aggregation, type);
    DataType<Windowed<K, R>> result = DataType.windowed(keyType, KeyedFlow.resultOf(folding));
    Upstream results =
        upstream.append(
            new WindowNode(step, at, upstream.ports(), keying, folding, windowing, result));
    LateSink.append(results, step, at, windowing, type);
    return new Flow<>(results, result);
  }

  /**
   * Runs one of Flink's own functions on all records of each key and window, when it closes. The
   * records are kept until then: prefer {@link #aggregate} where one can. What the function puts
   * out to a side output is lost. State per window, {@code context.windowState()}, is not to be had
   * where windows are sessions, and {@code clear} must clear it where it is.
   *
   * @param id the step's id
   * @param function a function whose class says what it puts out
   */
  public <R> Flow<R> process(String id, ProcessWindowFunction<T, R, K, TimeWindow> function) {
    return process(
        id, TypeInference.result(function, ProcessWindowFunction.class, 1, type), function);
  }

  /**
   * Runs one of Flink's own functions, with a result of the type given, on all records of each key
   * and window, when it closes.
   *
   * @param id the step's id
   * @param result the type of the result
   * @param function the function
   */
  public <R> Flow<R> process(
      String id, DataType<R> result, ProcessWindowFunction<T, R, K, TimeWindow> function) {
    CallSite at = Assembly.callSite();
    String step = upstream.qualify(id);
    Upstream results =
        upstream.append(
            new WindowProcessNode(
                step,
                at,
                upstream.ports(),
                keying,
                Assembly.given(id, "function", function),
                windowing,
                result));
    LateSink.append(results, step, at, windowing, type);
    return new Flow<>(results, result);
  }
}
