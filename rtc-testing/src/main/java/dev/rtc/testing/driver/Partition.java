package dev.rtc.testing.driver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.runtime.event.AbstractEvent;
import org.apache.flink.runtime.io.network.api.EndOfData;
import org.apache.flink.runtime.io.network.api.EndOfPartitionEvent;
import org.apache.flink.runtime.io.network.api.StopMode;
import org.apache.flink.runtime.io.network.api.writer.ResultPartitionWriter;
import org.apache.flink.runtime.io.network.partition.BufferAvailabilityListener;
import org.apache.flink.runtime.io.network.partition.ResultPartitionID;
import org.apache.flink.runtime.io.network.partition.ResultSubpartitionIndexSet;
import org.apache.flink.runtime.io.network.partition.ResultSubpartitionView;
import org.apache.flink.runtime.metrics.groups.TaskIOMetricGroup;
import org.jspecify.annotations.Nullable;

/** Puts out what one subtask writes to the channels of one edge. */
final class Partition implements ResultPartitionWriter {

  private final ResultPartitionID id = new ResultPartitionID();
  private final int subtask;
  private final int keyGroups;
  private final List<Channel> channels = new ArrayList<>();
  private final BitSet processed = new BitSet();
  private final CompletableFuture<Void> allProcessed = new CompletableFuture<>();
  private boolean finished;
  private boolean released;

  Partition(int subtask, int keyGroups) {
    this.subtask = subtask;
    this.keyGroups = keyGroups;
  }

  int subtask() {
    return subtask;
  }

  void connect(Channel channel) {
    channels.add(channel);
  }

  void processedBy(Channel channel) {
    processed.set(channels.indexOf(channel));
    if (processed.cardinality() == channels.size()) {
      allProcessed.complete(null);
    }
  }

  @Override
  public void emitRecord(ByteBuffer element, int channel) {
    channels.get(channel).send(bytes(element));
  }

  @Override
  public void broadcastRecord(ByteBuffer element) {
    byte[] bytes = bytes(element);
    channels.forEach(channel -> channel.send(bytes));
  }

  private static byte[] bytes(ByteBuffer element) {
    byte[] bytes = new byte[element.remaining()];
    element.get(bytes);
    return bytes;
  }

  @Override
  public void broadcastEvent(AbstractEvent event, boolean priority) {
    channels.forEach(channel -> channel.send(event, priority));
  }

  @Override
  public void notifyEndOfData(StopMode mode) {
    broadcastEvent(new EndOfData(mode), false);
  }

  @Override
  public CompletableFuture<Void> getAllDataProcessedFuture() {
    return allProcessed;
  }

  @Override
  public void finish() {
    broadcastEvent(EndOfPartitionEvent.INSTANCE, false);
    finished = true;
  }

  @Override
  public boolean isFinished() {
    return finished;
  }

  @Override
  public int getNumberOfSubpartitions() {
    return channels.size();
  }

  @Override
  public int getNumTargetKeyGroups() {
    return keyGroups;
  }

  @Override
  public CompletableFuture<?> getAvailableFuture() {
    return AVAILABLE;
  }

  @Override
  public ResultPartitionID getPartitionId() {
    return id;
  }

  @Override
  public ResultSubpartitionView createSubpartitionView(
      ResultSubpartitionIndexSet channels, BufferAvailabilityListener listener) throws IOException {
    throw new IOException("a partition of the driver sends by itself");
  }

  @Override
  public void alignedBarrierTimeout(long checkpoint) {}

  @Override
  public void abortCheckpoint(long checkpoint, CheckpointException cause) {}

  @Override
  public void setup() {}

  @Override
  public void setMaxOverdraftBuffersPerGate(int buffers) {}

  @Override
  public void setMetricGroup(TaskIOMetricGroup metrics) {}

  @Override
  public void flushAll() {}

  @Override
  public void flush(int channel) {}

  @Override
  public void fail(@Nullable Throwable cause) {
    released = true;
  }

  @Override
  public void release(Throwable cause) {
    released = true;
  }

  @Override
  public boolean isReleased() {
    return released;
  }

  @Override
  public void close() {}
}
