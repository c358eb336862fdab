package dev.rtc;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.graph.CallSite;
import dev.rtc.graph.Folding;
import dev.rtc.graph.Keying;
import dev.rtc.graph.Port;
import dev.rtc.graph.SinkNode;
import dev.rtc.graph.WindowNode;
import dev.rtc.graph.Windowing;
import dev.rtc.time.Late;
import dev.rtc.type.DataType;
import dev.rtc.type.Windowed;
import java.util.List;
import java.util.Optional;

/**
 * Is a keyed flow cut into windows, for which the question what to do per window is still open.
 *
 * @param <K> the key
 * @param <T> the facts
 */
public final class WindowedFlow<K, T> {

  private final Assembly assembly;
  private final List<Port> from;
  private final DataType<T> type;
  private final DataType<K> keyType;
  private final Keying keying;
  private final Windowing windowing;
  private final Optional<Late<? super T>> late;

  WindowedFlow(
      Assembly assembly,
      List<Port> from,
      DataType<T> type,
      DataType<K> keyType,
      Keying keying,
      Windowing windowing,
      Optional<Late<? super T>> late) {
    this.assembly = assembly;
    this.from = from;
    this.type = type;
    this.keyType = keyType;
    this.keying = keying;
    this.windowing = windowing;
    this.late = late;
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
    String qualified = assembly.qualify(id);
    Folding folding = Folding.of(aggregation, type);
    DataType<Windowed<K, R>> result = DataType.windowed(keyType, KeyedFlow.resultOf(folding));
    Port port =
        assembly.append(new WindowNode(qualified, at, from, keying, folding, windowing, result));
    if (late.orElse(null) instanceof Late.To<?> to) {
      assembly.append(
          new SinkNode(
              assembly.qualify(to.id()), at, List.of(Port.late(qualified)), to.sink(), type));
    }
    return new Flow<>(assembly, List.of(port), result);
  }
}
