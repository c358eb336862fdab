package dev.rtc.testing;

import dev.rtc.Pipeline;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;
import org.jspecify.annotations.Nullable;

/** Reads what Flink makes of a pipeline. */
final class FlinkGraph {

  private final StreamExecutionEnvironment environment = withCheckpoints();

  FlinkGraph(Pipeline pipeline) {
    pipeline.addTo(environment);
  }

  /** Without checkpoints rtc refuses an endless pipeline that writes exactly once. */
  private static StreamExecutionEnvironment withCheckpoints() {
    Configuration configuration = new Configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMinutes(1));
    return new StreamExecutionEnvironment(configuration);
  }

  List<String> operatorsWithoutUid() {
    return nodes().stream()
        .filter(node -> node.getTransformationUID() == null && node.getUserHash() == null)
        .map(StreamNode::getOperatorName)
        .sorted()
        .toList();
  }

  /** Names each operator that puts out, takes in or is keyed by what only Kryo can serialize. */
  List<String> operatorsWithKryo() {
    Stream<String> atOnce = nodes().stream().filter(FlinkGraph::usesKryo).map(FlinkGraph::name);
    Stream<String> nested =
        transformations().stream().filter(FlinkGraph::usesKryo).map(FlinkGraph::name);
    return Stream.concat(atOnce, nested).sorted().distinct().toList();
  }

  private Collection<StreamNode> nodes() {
    return environment.getStreamGraph(false).getStreamNodes();
  }

  private Collection<Transformation<?>> transformations() {
    TreeMap<Integer, Transformation<?>> all = new TreeMap<>();
    for (Transformation<?> root : environment.getTransformations()) {
      root.getTransitivePredecessors().forEach(made -> all.put(made.getId(), made));
    }
    return all.values();
  }

  private static String name(StreamNode node) {
    return Objects.requireNonNullElse(node.getTransformationUID(), node.getOperatorName());
  }

  private static String name(Transformation<?> made) {
    return Objects.requireNonNullElse(made.getUid(), made.getName());
  }

  private static boolean usesKryo(StreamNode node) {
    Stream<@Nullable TypeSerializer<?>> all =
        Stream.concat(
            Stream.of(node.getTypeSerializersIn()),
            Stream.of(node.getTypeSerializerOut(), node.getStateKeySerializer()));
    return all.anyMatch(KryoSerializer.class::isInstance);
  }

  private static boolean usesKryo(Transformation<?> made) {
    return isGeneric(made.getOutputType())
        || (made instanceof OneInputTransformation<?, ?> one && isGeneric(one.getStateKeyType()))
        || (made instanceof TwoInputTransformation<?, ?, ?> two
            && isGeneric(two.getStateKeyType()));
  }

  /** Asks Flink itself, which refuses a type that holds a generic one once those are disabled. */
  private static boolean isGeneric(@Nullable TypeInformation<?> type) {
    try {
      if (type != null) {
        type.createSerializer(withoutGenericTypes());
      }
      return false;
    } catch (UnsupportedOperationException e) {
      return true;
    }
  }

  private static SerializerConfig withoutGenericTypes() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    return new ExecutionConfig(configuration).getSerializerConfig();
  }
}
