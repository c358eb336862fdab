package dev.rtc.testing.driver;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.plugable.SerializationDelegate;
import org.apache.flink.streaming.api.graph.StreamConfig;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.runtime.partitioner.ConfigurableStreamPartitioner;
import org.apache.flink.streaming.runtime.partitioner.CustomPartitionerWrapper;
import org.apache.flink.streaming.runtime.partitioner.GlobalPartitioner;
import org.apache.flink.streaming.runtime.partitioner.StreamPartitioner;
import org.apache.flink.streaming.runtime.streamrecord.StreamElement;
import org.apache.flink.streaming.runtime.streamrecord.StreamElementSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.InstantiationUtil;

/**
 * Finds the receiver of a record that was on its way when the number of receivers was another.
 *
 * <p>Watermarks and statuses have none: they told of one sender, and the new senders tell their
 * own.
 */
final class Rerouting {

  static final int NOBODY = -1;
  private static final int LENGTH = Integer.BYTES;

  private final StreamPartitioner<Object> partitioner;
  private final StreamElementSerializer<Object> serializer;
  private final SerializationDelegate<StreamRecord<Object>> delegate;
  private final int receivers;

  private Rerouting(
      StreamPartitioner<Object> partitioner, TypeSerializer<Object> records, int receivers) {
    this.partitioner = partitioner;
    this.serializer = new StreamElementSerializer<>(records);
    this.delegate = new SerializationDelegate<>(recordsOf(serializer));
    this.receivers = receivers;
  }

  @SuppressWarnings("unchecked") // a partitioner is handed records only, as by Flink's writer
  private static TypeSerializer<StreamRecord<Object>> recordsOf(TypeSerializer<?> elements) {
    return (TypeSerializer<StreamRecord<Object>>) elements;
  }

  static Rerouting of(Deployment deployment, int edge) throws Exception {
    JobVertex receiver = deployment.downstream(edge);
    ClassLoader userCode = deployment.userCode().asClassLoader();
    StreamConfig configuration = new StreamConfig(receiver.getConfiguration());
    StreamEdge input = configuration.getInPhysicalEdges(userCode).get(deployment.gateOf(edge));
    TypeSerializer<Object> records =
        configuration.getTypeSerializerIn(Math.max(0, input.getTypeNumber() - 1), userCode);
    StreamPartitioner<Object> partitioner = partitioner(input, userCode);
    if (partitioner instanceof ConfigurableStreamPartitioner byKeyGroup) {
      byKeyGroup.configure(deployment.maxParallelism(receiver));
    }
    partitioner.setup(receiver.getParallelism());
    return new Rerouting(partitioner, records, receiver.getParallelism());
  }

  @SuppressWarnings("unchecked") // an edge carries the records that its partitioner knows
  private static StreamPartitioner<Object> partitioner(StreamEdge edge, ClassLoader userCode)
      throws Exception {
    return (StreamPartitioner<Object>) InstantiationUtil.clone(edge.getPartitioner(), userCode);
  }

  /** Returns the subtask that an element belongs to, or {@link #NOBODY}. */
  int receiver(Element.Data data, int before) throws IOException {
    DataInputDeserializer bytes =
        new DataInputDeserializer(data.bytes(), LENGTH, data.bytes().length - LENGTH);
    StreamElement element = serializer.deserialize(bytes);
    if (!element.isRecord()) {
      return NOBODY;
    }
    if (!choosesByRecord()) {
      return before % receivers;
    }
    delegate.setInstance(element.asRecord());
    return partitioner.selectChannel(delegate);
  }

  private boolean choosesByRecord() {
    return partitioner instanceof ConfigurableStreamPartitioner
        || partitioner instanceof CustomPartitionerWrapper
        || partitioner instanceof GlobalPartitioner;
  }
}
