package dev.rtc.testing.driver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.runtime.checkpoint.channel.ChannelStateWriter;
import org.apache.flink.runtime.checkpoint.channel.InputChannelInfo;
import org.apache.flink.runtime.event.TaskEvent;
import org.apache.flink.runtime.io.network.api.CheckpointBarrier;
import org.apache.flink.runtime.io.network.api.EndOfData;
import org.apache.flink.runtime.io.network.api.EndOfPartitionEvent;
import org.apache.flink.runtime.io.network.api.StopMode;
import org.apache.flink.runtime.io.network.partition.ResultPartitionType;
import org.apache.flink.runtime.io.network.partition.consumer.BufferOrEvent;
import org.apache.flink.runtime.io.network.partition.consumer.IndexedInputGate;
import org.apache.flink.runtime.io.network.partition.consumer.InputChannel;
import org.jspecify.annotations.Nullable;

/** Takes in what the channels of one edge deliver to one subtask, one element at a time. */
final class Gate extends IndexedInputGate {

  private final int index;
  private final List<Channel> channels = new ArrayList<>();
  private final List<Partition> senders = new ArrayList<>();
  private final Deque<Channel> arrived = new ArrayDeque<>();
  private final Deque<BufferOrEvent> priority = new ArrayDeque<>();
  private final BitSet withoutData = new BitSet();
  private final BitSet ended = new BitSet();
  private int restoring;
  private boolean drained = true;

  Gate(int index) {
    this.index = index;
  }

  Channel connect(int edge, Partition sender, int subtask) {
    InputChannelInfo info = new InputChannelInfo(index, channels.size());
    Channel channel = new Channel(new ChannelId(edge, sender.subtask(), subtask), this, info);
    channels.add(channel);
    senders.add(sender);
    return channel;
  }

  List<Channel> channels() {
    return channels;
  }

  /** Counts what was restored and has to come before all that is new. */
  void restoresFirst(int elements) {
    restoring += elements;
  }

  boolean isRestoring() {
    return restoring > 0;
  }

  void arrive(Channel channel) {
    arrived.add(channel);
    complete(availabilityHelper.getUnavailableToResetAvailable());
  }

  void arrivePriority(CheckpointBarrier barrier, Channel channel) {
    priority.add(new BufferOrEvent(barrier, true, channel.info(), !arrived.isEmpty(), 0, false));
    complete(priorityAvailabilityHelper.getUnavailableToResetAvailable());
    complete(availabilityHelper.getUnavailableToResetAvailable());
  }

  private void note(Element.Event control, int channel) {
    if (control.event() instanceof EndOfData end) {
      withoutData.set(channel);
      drained &= end.getStopMode() == StopMode.DRAIN;
    } else if (control.event() instanceof EndOfPartitionEvent) {
      ended.set(channel);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // those who wait run at once
  private static void complete(CompletableFuture<?> waiting) {
    waiting.complete(null);
  }

  @Override
  public Optional<BufferOrEvent> pollNext() {
    BufferOrEvent next = priority.isEmpty() ? nextArrived() : priority.poll();
    if (priority.isEmpty()) {
      priorityAvailabilityHelper.resetUnavailable();
    }
    if (arrived.isEmpty() && priority.isEmpty() && !isFinished()) {
      availabilityHelper.resetUnavailable();
    }
    if (next != null) {
      next.setMoreAvailable(!arrived.isEmpty() || !priority.isEmpty());
    }
    return Optional.ofNullable(next);
  }

  private @Nullable BufferOrEvent nextArrived() {
    Channel channel = arrived.poll();
    if (channel == null) {
      return null;
    }
    Element element = channel.take();
    if (element instanceof Element.Event control) {
      note(control, channel.info().getInputChannelIdx());
    }
    return element.arrive(channel.info(), false);
  }

  @Override
  public Optional<BufferOrEvent> getNext() {
    return pollNext();
  }

  @Override
  public boolean isFinished() {
    return ended.cardinality() == channels.size() && arrived.isEmpty();
  }

  @Override
  public EndOfDataStatus hasReceivedEndOfData() {
    if (withoutData.cardinality() < channels.size()) {
      return EndOfDataStatus.NOT_END_OF_DATA;
    }
    return drained ? EndOfDataStatus.DRAINED : EndOfDataStatus.STOPPED;
  }

  @Override
  public int getNumberOfInputChannels() {
    return channels.size();
  }

  @Override
  public int getGateIndex() {
    return index;
  }

  @Override
  public List<InputChannelInfo> getChannelInfos() {
    return channels.stream().map(Channel::info).toList();
  }

  @Override
  public List<InputChannelInfo> getUnfinishedChannels() {
    return channels.stream()
        .map(Channel::info)
        .filter(info -> !ended.get(info.getInputChannelIdx()))
        .toList();
  }

  @Override
  public InputChannel getChannel(int channel) {
    return FlawlessChannel.at(channels.get(channel).info());
  }

  @Override
  public void setChannelStateWriter(ChannelStateWriter writer) {}

  @Override
  public void checkpointStarted(CheckpointBarrier barrier) {
    if (barrier.getCheckpointOptions().isUnalignedCheckpoint()) {
      channels.forEach(channel -> channel.checkpointStarted(barrier.getId()));
    }
  }

  @Override
  public void checkpointStopped(long checkpoint) {
    channels.forEach(channel -> channel.checkpointStopped(checkpoint));
  }

  /** Happens only with an alignment that times out, which these barriers never do. */
  @Override
  public void convertToPriorityEvent(int channel, int sequenceNumber) {
    throw new UnsupportedOperationException("a barrier becomes unaligned on its way");
  }

  /** The channel has closed itself behind the barrier. */
  @Override
  public void blockConsumption(InputChannelInfo channel) {}

  @Override
  public void resumeConsumption(InputChannelInfo channel) {
    channels.get(channel.getInputChannelIdx()).open();
  }

  @Override
  public void resumeGateConsumption() {
    channels.forEach(Channel::open);
  }

  @Override
  public void acknowledgeAllRecordsProcessed(InputChannelInfo channel) {
    senders
        .get(channel.getInputChannelIdx())
        .processedBy(channels.get(channel.getInputChannelIdx()));
  }

  @Override
  public CompletableFuture<Void> getStateConsumedFuture() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> getBufferFilteringCompleteFuture() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public ResultPartitionType getConsumedPartitionType() {
    return ResultPartitionType.PIPELINED_BOUNDED;
  }

  @Override
  public boolean isCheckpointingDuringRecoveryEnabled() {
    return false;
  }

  @Override
  public void setCheckpointingDuringRecoveryEnabled(boolean enabled) {}

  @Override
  public void finishReadRecoveredState() {}

  @Override
  public void sendTaskEvent(TaskEvent event) {}

  @Override
  public void setup() {}

  @Override
  public void requestPartitions() {}

  @Override
  public void triggerDebloating() {}

  @Override
  public void close() {}
}
