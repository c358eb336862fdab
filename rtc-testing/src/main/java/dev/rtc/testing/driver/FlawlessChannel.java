package dev.rtc.testing.driver;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.core.memory.MemorySegment;
import org.apache.flink.core.memory.MemorySegmentProvider;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.runtime.checkpoint.channel.ChannelStateWriter;
import org.apache.flink.runtime.checkpoint.channel.InputChannelInfo;
import org.apache.flink.runtime.io.network.TaskEventDispatcher;
import org.apache.flink.runtime.io.network.partition.ResultPartitionID;
import org.apache.flink.runtime.io.network.partition.ResultPartitionManager;
import org.apache.flink.runtime.io.network.partition.ResultPartitionType;
import org.apache.flink.runtime.io.network.partition.ResultSubpartitionIndexSet;
import org.apache.flink.runtime.io.network.partition.consumer.InputChannel;
import org.apache.flink.runtime.io.network.partition.consumer.LocalInputChannel;
import org.apache.flink.runtime.io.network.partition.consumer.SingleInputGate;
import org.apache.flink.runtime.jobgraph.IntermediateDataSetID;
import org.apache.flink.runtime.throughput.ThroughputCalculator;
import org.apache.flink.util.clock.SystemClock;

/**
 * Answers Flink, which asks the channels of a gate for their place, and for transport errors when a
 * task closes.
 */
final class FlawlessChannel {

  private static final Map<InputChannelInfo, InputChannel> CHANNELS = new ConcurrentHashMap<>();

  private FlawlessChannel() {}

  static InputChannel at(InputChannelInfo place) {
    return CHANNELS.computeIfAbsent(place, FlawlessChannel::make);
  }

  private static InputChannel make(InputChannelInfo place) {
    return new LocalInputChannel(
        gate(place.getGateIdx()),
        place.getInputChannelIdx(),
        new ResultPartitionID(),
        new ResultSubpartitionIndexSet(0),
        new ResultPartitionManager(),
        new TaskEventDispatcher(),
        0,
        0,
        new SimpleCounter(),
        new SimpleCounter(),
        ChannelStateWriter.NO_OP,
        new ArrayDeque<>());
  }

  private static SingleInputGate gate(int index) {
    return new SingleInputGate(
        "driver",
        index,
        new IntermediateDataSetID(),
        ResultPartitionType.PIPELINED_BOUNDED,
        1,
        (result, partition, listener) -> {},
        () -> {
          throw new UnsupportedOperationException("a channel of the driver has no buffers");
        },
        null,
        new NoSegments(),
        1,
        new ThroughputCalculator(SystemClock.getInstance()),
        null);
  }

  /** Provides nothing: elements travel as arrays of bytes. */
  private static final class NoSegments implements MemorySegmentProvider {

    @Override
    public Collection<MemorySegment> requestUnpooledMemorySegments(int segments) {
      return List.of();
    }

    @Override
    public void recycleUnpooledMemorySegments(Collection<MemorySegment> segments) {}
  }
}
