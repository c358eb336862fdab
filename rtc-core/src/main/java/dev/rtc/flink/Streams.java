package dev.rtc.flink;

import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.OnError;
import dev.rtc.graph.Keying;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import dev.rtc.operator.OnBadRecord;
import dev.rtc.operator.StableSelector;
import dev.rtc.operator.StepOrigin;
import dev.rtc.plan.Tolerance;
import dev.rtc.type.DataType;
import dev.rtc.type.KeyType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.PhysicalTransformation;

/**
 * Holds the DataStream program as far as it has been translated.
 *
 * <p>Plans are data without type parameters: the streams come back typed as the translator that
 * asks knows them to be, since the language attached each step only to a flow of its input type.
 */
final class Streams {

  private final StreamExecutionEnvironment environment;
  private final int maxParallelism;
  private final Map<Port, DataStream<?>> streams = new HashMap<>();

  Streams(StreamExecutionEnvironment environment, int maxParallelism) {
    this.environment = environment;
    this.maxParallelism = maxParallelism;
  }

  StreamExecutionEnvironment environment() {
    return environment;
  }

  /** Returns the stream of an input; several ports are united. */
  @SuppressWarnings("unchecked") // see the class
  <T> DataStream<T> input(List<Port> ports) {
    return ports.stream()
        .map(port -> (DataStream<T>) streams.get(port))
        .reduce((left, right) -> left.union(right))
        .orElseThrow(() -> new IllegalStateException("a step without input: " + ports));
  }

  /** Partitions what a node reads by its key. */
  <T> KeyedStream<T, Object> keyed(Node node, List<Port> ports) {
    return keyed(node, ports, selector(keying(node)));
  }

  /** Partitions what a node reads by its key, which each record carries already. */
  <T> KeyedStream<T, Object> keyed(Node node, List<Port> ports, KeySelector<T, Object> selector) {
    Keying keying = keying(node);
    return this.<T>input(ports)
        .keyBy(
            new StableSelector<>(origin(node), selector, keyType(keying)), keyInformation(keying));
  }

  private static Keying keying(Node node) {
    return node.keying()
        .orElseThrow(() -> new IllegalStateException("a step without key: " + node.id()));
  }

  @SuppressWarnings("unchecked") // see the class
  static <T, K> KeySelector<T, K> selector(Keying keying) {
    return (KeySelector<T, K>) keying.selector();
  }

  @SuppressWarnings("unchecked") // see the class
  static <K> KeyType<K> keyType(Keying keying) {
    return (KeyType<K>) keying.type().key();
  }

  @SuppressWarnings("unchecked") // see the class
  static <T> TypeInformation<T> information(DataType<?> type) {
    return (TypeInformation<T>) type.typeInformation();
  }

  @SuppressWarnings("unchecked") // see the class
  private static TypeInformation<Object> keyInformation(Keying keying) {
    return (TypeInformation<Object>) keying.type().key().typeInformation();
  }

  static StepOrigin origin(Node node) {
    return new StepOrigin(node.id(), node.at().toString());
  }

  /** Gives a keyed operator of the user's own program the number of key groups of the plan. */
  void limitParallelism(Transformation<?> transformation) {
    if (transformation.getMaxParallelism() <= 0
        && transformation instanceof PhysicalTransformation) {
      transformation.setMaxParallelism(maxParallelism);
    }
  }

  /** Names an operator and makes its stream an input for others. */
  void put(String uid, SingleOutputStreamOperator<?> stream) {
    stream.uid(uid).name(uid).setMaxParallelism(maxParallelism);
    put(Port.records(uid), stream);
  }

  void put(Port port, DataStream<?> stream) {
    streams.put(port, stream);
  }

  static OnBadRecord onBadRecord(Node node, Tolerance tolerance) {
    return tolerance.onError() instanceof OnError.To
        ? OnBadRecord.divert(origin(node), tolerance.input())
        : OnBadRecord.drop(origin(node), tolerance.input());
  }

  /** Makes the dead letters of a step an input for others, beside those of its other operators. */
  @SuppressWarnings("unchecked") // a port of errors carries dead letters
  void putErrors(OnBadRecord onBadRecord, SingleOutputStreamOperator<?> stream) {
    onBadRecord
        .output()
        .map(stream::getSideOutput)
        .ifPresent(
            letters ->
                streams.merge(
                    Port.errors(onBadRecord.origin().id()),
                    letters,
                    (those, these) ->
                        ((DataStream<DeadLetter>) those).union((DataStream<DeadLetter>) these)));
  }

  /** Ends a stream in a sink; Flink derives the uids of its committer from this one. */
  <T> void end(String uid, DataStream<T> stream, Sink<T> sink, boolean singleWriter) {
    DataStreamSink<T> added =
        stream.sinkTo(sink).uid(uid).name(uid).setMaxParallelism(maxParallelism);
    if (singleWriter) {
      added.setParallelism(1);
    }
  }
}
