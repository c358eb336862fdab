package dev.rtc;

import dev.rtc.connector.SinkSpec;
import dev.rtc.graph.FilterNode;
import dev.rtc.graph.FlatMapNode;
import dev.rtc.graph.Keying;
import dev.rtc.graph.MapNode;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import dev.rtc.graph.ProcessNode;
import dev.rtc.graph.SinkNode;
import dev.rtc.graph.TransformNode;
import dev.rtc.type.DataType;
import dev.rtc.type.TypeInference;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.ProcessFunction;

/**
 * Is a flow of facts, with or without an end.
 *
 * <p>Each verb appends a step and returns the flow of what it puts out; the flow it was called on
 * can be used again. A verb that takes a function reads the type of its result from the function;
 * where that is impossible the fault says so, and the overload with a {@link DataType} second is
 * the one to use.
 *
 * @param <T> the facts
 */
public final class Flow<T> {

  private final Assembly assembly;
  private final List<Port> from;
  private final DataType<T> type;

  Flow(Assembly assembly, List<Port> from, DataType<T> type) {
    this.assembly = assembly;
    this.from = from;
    this.type = type;
  }

  /**
   * Turns each record into one other.
   *
   * @param id the step's id
   * @param mapper a function without life cycle
   */
  public <R> Flow<R> map(String id, MapFunction<? super T, ? extends R> mapper) {
    return map(id, TypeInference.result(mapper, MapFunction.class, 1, type), mapper);
  }

  /**
   * Turns each record into one other, of the type given.
   *
   * @param id the step's id
   * @param result the type of the result
   * @param mapper a function without life cycle
   */
  public <R> Flow<R> map(
      String id, DataType<R> result, MapFunction<? super T, ? extends R> mapper) {
    return append(
        new MapNode(
            assembly.qualify(id),
            Assembly.callSite(),
            from,
            Assembly.given(id, "function", mapper),
            result),
        result);
  }

  /**
   * Lets those records pass for which the predicate holds.
   *
   * @param id the step's id
   * @param predicate a function without life cycle
   */
  public Flow<T> filter(String id, FilterFunction<? super T> predicate) {
    return append(
        new FilterNode(
            assembly.qualify(id),
            Assembly.callSite(),
            from,
            Assembly.given(id, "function", predicate),
            type),
        type);
  }

  /**
   * Turns each record into none, one or many others.
   *
   * @param id the step's id
   * @param mapper a class, or a reference to a method, that says what it collects; a lambda does
   *     not, it wants the type second
   */
  public <R> Flow<R> flatMap(String id, FlatMapFunction<? super T, R> mapper) {
    return flatMap(id, TypeInference.result(mapper, FlatMapFunction.class, 1, type), mapper);
  }

  /**
   * Turns each record into none, one or many others, of the type given.
   *
   * @param id the step's id
   * @param result the type of what is collected
   * @param mapper a function without life cycle
   */
  public <R> Flow<R> flatMap(String id, DataType<R> result, FlatMapFunction<? super T, R> mapper) {
    return append(
        new FlatMapNode(
            assembly.qualify(id),
            Assembly.callSite(),
            from,
            Assembly.given(id, "function", mapper),
            result),
        result);
  }

  /**
   * Partitions the flow by a key.
   *
   * @param key reads the key of a record; the same record must always give the same key
   */
  public <K> KeyedFlow<K, T> keyBy(KeySelector<? super T, K> key) {
    return keyBy(TypeInference.result(key, KeySelector.class, 1, type), key);
  }

  /**
   * Partitions the flow by a key of the type given.
   *
   * @param keyType the type of the key
   * @param key reads the key of a record; the same record must always give the same key
   */
  public <K> KeyedFlow<K, T> keyBy(DataType<K> keyType, KeySelector<? super T, K> key) {
    return new KeyedFlow<>(
        assembly, from, type, keyType, new Keying(key, keyType, Assembly.callSite()));
  }

  /**
   * Puts the records of another flow among those of this one, in no particular order.
   *
   * @param other a flow of the same pipeline
   */
  public Flow<T> union(Flow<T> other) {
    if (other.assembly != assembly) {
      assembly.foreign(other.from, Assembly.callSite());
      return this;
    }
    return new Flow<>(assembly, Stream.concat(from.stream(), other.from.stream()).toList(), type);
  }

  /**
   * Runs one of Flink's own functions, rich ones and side effects included. What it puts out to a
   * side output is lost, because nothing can read it here: use {@link #transform} for those.
   *
   * @param id the step's id
   * @param function a function whose class says what it puts out
   */
  public <R> Flow<R> process(String id, ProcessFunction<T, R> function) {
    return process(id, TypeInference.result(function, ProcessFunction.class, 1, type), function);
  }

  /**
   * Runs one of Flink's own functions, with a result of the type given.
   *
   * @param id the step's id
   * @param result the type of the result
   * @param function the function
   */
  public <R> Flow<R> process(String id, DataType<R> result, ProcessFunction<T, R> function) {
    return append(
        new ProcessNode(
            assembly.qualify(id),
            Assembly.callSite(),
            from,
            Assembly.given(id, "function", function),
            result),
        result);
  }

  /**
   * Applies a program of the DataStream API; rtc gives each of its operators that has none a uid,
   * {@code id/<operator>-n}.
   *
   * @param id the step's id
   * @param result the type of the result
   * @param program builds the program from the stream of this flow; runs on the client, once each
   *     time the pipeline is translated
   */
  @SuppressWarnings("unchecked") // the translator hands in the stream of this very flow
  public <R> Flow<R> transform(
      String id, DataType<R> result, Function<DataStream<T>, DataStream<R>> program) {
    Function<DataStream<?>, DataStream<?>> untyped =
        stream -> program.apply((DataStream<T>) stream);
    return append(
        new TransformNode(assembly.qualify(id), Assembly.callSite(), from, untyped, result),
        result);
  }

  /**
   * Applies a reusable part of a pipeline; the ids of its steps become {@code group/id}.
   *
   * @param group the prefix of all ids inside
   * @param part appends steps and returns whatever it ends with
   */
  public <R> R through(String group, Function<? super Flow<T>, ? extends R> part) {
    return assembly.within(group, () -> part.apply(this));
  }

  /**
   * Ends the flow in a sink.
   *
   * @param id the step's id
   * @param sink where the records go
   */
  public void to(String id, SinkSpec<? super T> sink) {
    assembly.append(
        new SinkNode(
            assembly.qualify(id),
            Assembly.callSite(),
            from,
            Assembly.given(id, "sink", sink),
            type));
  }

  private <R> Flow<R> append(Node node, DataType<R> result) {
    return new Flow<>(assembly, List.of(assembly.append(node)), result);
  }
}
