package dev.rtc;

import dev.rtc.connector.OnError;
import dev.rtc.connector.SinkSpec;
import dev.rtc.graph.FilterNode;
import dev.rtc.graph.FlatMapNode;
import dev.rtc.graph.Keying;
import dev.rtc.graph.MapNode;
import dev.rtc.graph.Node;
import dev.rtc.graph.ProcessNode;
import dev.rtc.graph.SinkNode;
import dev.rtc.graph.TransformNode;
import dev.rtc.time.ClockWindow;
import dev.rtc.time.Corrections;
import dev.rtc.time.Late;
import dev.rtc.time.Window;
import dev.rtc.type.All;
import dev.rtc.type.DataType;
import dev.rtc.type.TypeInference;
import java.util.function.Function;
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

  private final Upstream upstream;
  private final DataType<T> type;

  Flow(Upstream upstream, DataType<T> type) {
    this.upstream = upstream;
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
            upstream.qualify(id),
            Assembly.callSite(),
            upstream.ports(),
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
            upstream.qualify(id),
            Assembly.callSite(),
            upstream.ports(),
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
            upstream.qualify(id),
            Assembly.callSite(),
            upstream.ports(),
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
    return new KeyedFlow<>(upstream, type, keyType, new Keying(key, keyType, Assembly.callSite()));
  }

  /**
   * Cuts the whole flow, without key, into windows of event time; {@link All#RECORDS} is the key of
   * their results. One subtask does the work of all: where records are many, aggregate by a key
   * first, and then the results of its windows.
   *
   * @param window the windows
   * @param late what happens to a record whose window has fired
   */
  public WindowedFlow<All, T> window(Window window, Late<? super T> late) {
    return together().window(window, late);
  }

  /**
   * Cuts the whole flow, without key, into windows of event time whose results are corrected.
   *
   * @param window the windows
   * @param corrections when results are told, and what happens to records that come too late
   */
  public CorrectedFlow<All, T> window(Window window, Corrections<? super T> corrections) {
    return together().window(window, corrections);
  }

  /**
   * Cuts the whole flow, without key, into windows of processing time, in which nothing is late and
   * nothing is repeatable.
   *
   * @param window the windows
   */
  public WindowedFlow<All, T> window(ClockWindow window) {
    return together().window(window);
  }

  private KeyedFlow<All, T> together() {
    return keyBy(DataType.of(All.class), record -> All.RECORDS);
  }

  /**
   * Begins to divide the flow: each record takes the first route whose predicate holds; what takes
   * none goes on behind {@link Branch#otherwise()}.
   *
   * @param id the step's id
   */
  public Branch<T> branch(String id) {
    return new Branch<>(upstream, upstream.qualify(id), Assembly.callSite(), type);
  }

  /**
   * Decides what happens to records that fail in the steps behind, up to the next word on it; the
   * steps so far keep what was said before.
   *
   * @param onError fail, drop, or divert to a sink
   */
  public Flow<T> onError(OnError onError) {
    return new Flow<>(upstream.with(upstream.assembly().said(onError)), type);
  }

  /**
   * Puts the records of another flow among those of this one, in no particular order.
   *
   * @param other a flow of the same pipeline
   */
  public Flow<T> union(Flow<T> other) {
    if (other.upstream.assembly() != upstream.assembly()) {
      upstream.assembly().foreign(other.upstream.ports(), Assembly.callSite());
      return this;
    }
    return new Flow<>(upstream.and(other.upstream), type);
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
            upstream.qualify(id),
            Assembly.callSite(),
            upstream.ports(),
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
        new TransformNode(
            upstream.qualify(id), Assembly.callSite(), upstream.ports(), untyped, result),
        result);
  }

  /**
   * Applies a reusable part of a pipeline; the ids of its steps become {@code group/id}.
   *
   * @param group the prefix of all ids inside
   * @param part appends steps and returns whatever it ends with
   */
  public <R> R through(String group, Function<? super Flow<T>, ? extends R> part) {
    return upstream.assembly().within(group, () -> part.apply(this));
  }

  /**
   * Ends the flow in a sink.
   *
   * @param id the step's id
   * @param sink where the records go
   */
  public void to(String id, SinkSpec<? super T> sink) {
    upstream.append(
        new SinkNode(
            upstream.qualify(id),
            Assembly.callSite(),
            upstream.ports(),
            Assembly.given(id, "sink", sink),
            type));
  }

  private <R> Flow<R> append(Node node, DataType<R> result) {
    return new Flow<>(upstream.append(node), result);
  }
}
