package dev.rtc.testing.upgrade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.operators.SourceOperatorFactory;
import org.apache.flink.streaming.api.transformations.SourceTransformation;
import org.apache.flink.streaming.runtime.operators.sink.CommitterOperatorFactory;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;

/** Finds the sources and sinks of a program, and what they write into savepoints. */
final class Connectors {

  /** The names under which Flink keeps what connectors write, and what they write there. */
  static final Map<String, String> ROLES =
      Map.of(
          "SourceReaderState", Blueprint.End.SPLITS,
          "writer_raw_states", Blueprint.End.WRITER,
          "streaming_committer_raw_states", Blueprint.End.COMMITTABLES);

  private final StreamGraph graph;
  private final Map<Integer, Source<?, ?, ?>> sources = new HashMap<>();
  private final Map<Integer, Sink<?>> sinks = new HashMap<>();

  private Connectors(StreamGraph graph) {
    this.graph = graph;
  }

  static Connectors of(StreamExecutionEnvironment environment, StreamGraph graph) {
    Connectors connectors = new Connectors(graph);
    for (Transformation<?> root : environment.getTransformations()) {
      for (Transformation<?> each : root.getTransitivePredecessors()) {
        if (each instanceof SourceTransformation<?, ?, ?> from) {
          connectors.sources.put(from.getId(), from.getSource());
        }
      }
    }
    graph.getStreamNodes().forEach(connectors::add);
    return connectors;
  }

  private void add(StreamNode node) {
    if (node.getOperatorFactory() instanceof SinkWriterOperatorFactory<?, ?> writer) {
      sinks.put(node.getId(), writer.getSink());
    } else if (node.getOperatorFactory() instanceof CommitterOperatorFactory<?>) {
      writerAbove(node).ifPresent(writer -> sinks.put(node.getId(), writer.getSink()));
    }
  }

  private Optional<SinkWriterOperatorFactory<?, ?>> writerAbove(StreamNode node) {
    if (node.getOperatorFactory() instanceof SinkWriterOperatorFactory<?, ?> writer) {
      return Optional.of(writer);
    }
    return node.getInEdges().stream()
        .map(StreamEdge::getSourceId)
        .flatMap(above -> writerAbove(graph.getStreamNode(above)).stream())
        .findFirst();
  }

  Optional<Source<?, ?, ?>> source(StreamNode node) {
    return Optional.ofNullable(sources.get(node.getId()));
  }

  /** Returns the serializer of what a writer keeps. */
  Optional<SimpleVersionedSerializer<?>> writerState(StreamNode node) {
    return Optional.ofNullable(sinks.get(node.getId()))
        .filter(sink -> isWriter(node) && sink instanceof SupportsWriterState)
        .map(sink -> ((SupportsWriterState<?, ?>) sink).getWriterStateSerializer());
  }

  /** Returns the serializer of what a committer has yet to commit. */
  Optional<SimpleVersionedSerializer<?>> committables(StreamNode node) {
    return Optional.ofNullable(sinks.get(node.getId()))
        .filter(sink -> !isWriter(node) && sink instanceof SupportsCommitter)
        .map(sink -> ((SupportsCommitter<?>) sink).getCommittableSerializer());
  }

  private static boolean isWriter(StreamNode node) {
    return node.getOperatorFactory() instanceof SinkWriterOperatorFactory;
  }

  /** Returns what a source or sink writes into savepoints. */
  List<Blueprint.End> of(StreamNode node) {
    List<Blueprint.End> ends = new ArrayList<>();
    source(node)
        .ifPresent(
            source -> {
              ends.add(end(Blueprint.End.SPLITS, source.getSplitSerializer()));
              ends.add(end(Blueprint.End.ENUMERATOR, source.getEnumeratorCheckpointSerializer()));
            });
    writerState(node).ifPresent(serializer -> ends.add(end(Blueprint.End.WRITER, serializer)));
    committables(node)
        .ifPresent(serializer -> ends.add(end(Blueprint.End.COMMITTABLES, serializer)));
    return ends;
  }

  private static Blueprint.End end(String role, SimpleVersionedSerializer<?> serializer) {
    String type = serializer.getClass().getName().replaceAll("\\$\\$Lambda.*", "\\$\\$Lambda");
    return new Blueprint.End(role, type, serializer.getVersion());
  }

  /** Puts in place of every connector one that opens nothing and keeps quiet. */
  void silence() {
    for (StreamNode node : graph.getStreamNodes()) {
      graph.setParallelism(node.getId(), 1);
      if (sources.containsKey(node.getId())) {
        node.setOperatorFactory(
            new SourceOperatorFactory<>(new SilentSource(), WatermarkStrategy.noWatermarks()));
      } else if (sinks.containsKey(node.getId())) {
        node.setOperatorFactory(SimpleOperatorFactory.of(new Absorber()));
      }
    }
  }
}
