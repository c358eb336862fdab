package dev.rtc.testing;

import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamFilter;
import org.apache.flink.util.OutputTag;

/**
 * Puts a filter that lets everything pass, until it fails, in front of operators of a job.
 *
 * <p>It is chained to what comes before, and takes over the way to the operator: its partitioner,
 * which of its inputs it is, and, coming from a side output, the tag.
 */
record FaultyOperators(LiveRun run, StreamGraph graph) {

  void insert() {
    Faults faults = run.faults().faults();
    for (StreamNode node : List.copyOf(graph.getStreamNodes())) {
      String uid = node.getTransformationUID();
      if (uid != null && faults.concerns(Faults.Kind.RECORD, uid)) {
        insertBefore(node, uid);
      }
    }
  }

  private void insertBefore(StreamNode node, String uid) {
    List<StreamEdge> edges = List.copyOf(node.getInEdges());
    for (int i = 0; i < edges.size(); i++) {
      StreamEdge edge = edges.get(i);
      StreamNode above = graph.getStreamNode(edge.getSourceId());
      above.getOutEdges().remove(edge);
      node.getInEdges().remove(edge);
      StreamNode gate = addGate(uid, above, serializer(edge, above));
      graph.setTransformationUID(gate.getId(), "fault-before/%s/%d".formatted(uid, i));
      graph.addEdge(from(above, edge), gate.getId(), 0);
      graph.addEdge(partitioned(gate, edge), node.getId(), edge.getTypeNumber());
    }
  }

  private StreamNode addGate(String uid, StreamNode above, TypeSerializer<?> serializer) {
    int id = Transformation.getNewNodeId();
    graph.addOperator(
        id,
        above.getSlotSharingGroup(),
        above.getCoLocationGroup(),
        SimpleOperatorFactory.of(new StreamFilter<>(new FaultySteps.Gate(run.id(), uid))),
        null,
        null,
        "fault before " + uid);
    StreamNode gate = graph.getStreamNode(id);
    gate.setSerializersIn(serializer);
    gate.setSerializerOut(serializer);
    gate.setBufferTimeout(above.getBufferTimeout());
    graph.setParallelism(id, above.getParallelism());
    graph.setMaxParallelism(id, above.getMaxParallelism());
    return gate;
  }

  private TypeSerializer<?> serializer(StreamEdge edge, StreamNode above) {
    OutputTag<?> tag = edge.getOutputTag();
    return tag == null
        ? above.getTypeSerializerOut()
        : tag.getTypeInfo().createSerializer(graph.getExecutionConfig().getSerializerConfig());
  }

  private int from(StreamNode above, StreamEdge edge) {
    if (edge.getOutputTag() == null) {
      return above.getId();
    }
    int tagged = Transformation.getNewNodeId();
    graph.addVirtualSideOutputNode(above.getId(), tagged, edge.getOutputTag());
    return tagged;
  }

  private int partitioned(StreamNode gate, StreamEdge edge) {
    int partitioned = Transformation.getNewNodeId();
    graph.addVirtualPartitionNode(
        gate.getId(), partitioned, edge.getPartitioner(), edge.getExchangeMode());
    return partitioned;
  }
}
