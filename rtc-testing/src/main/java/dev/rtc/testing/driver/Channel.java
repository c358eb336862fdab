package dev.rtc.testing.driver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.flink.runtime.checkpoint.channel.InputChannelInfo;
import org.apache.flink.runtime.event.AbstractEvent;
import org.apache.flink.runtime.io.network.api.CheckpointBarrier;
import org.jspecify.annotations.Nullable;

/**
 * Carries elements from one subtask to another, in order, as the buffers of both sides and the wire
 * between them do.
 *
 * <p>A barrier with priority overtakes what is on its way (FLIP-76). What it overtakes, and what
 * arrives between the snapshot of the receiver and the barrier of this channel, belongs to the
 * checkpoint.
 */
final class Channel {

  private final ChannelId id;
  private final Gate gate;
  private final InputChannelInfo info;
  private final Deque<Element> onTheWay = new ArrayDeque<>();
  private final Map<Long, List<Element.Data>> inFlight = new HashMap<>();
  private @Nullable CheckpointBarrier overtaking;
  private long recording = Checkpoints.NONE;
  private long latestBarrier = Checkpoints.NONE;
  private boolean blocked;

  Channel(ChannelId id, Gate gate, InputChannelInfo info) {
    this.id = id;
    this.gate = gate;
    this.info = info;
  }

  ChannelId id() {
    return id;
  }

  Gate gate() {
    return gate;
  }

  InputChannelInfo info() {
    return info;
  }

  /** Puts back what was on its way when a checkpoint was taken. */
  void restore(List<Element.Data> elements) {
    onTheWay.addAll(elements);
  }

  void send(byte[] bytes) {
    Element.Data data = new Element.Data(bytes);
    onTheWay.add(data);
    if (recording != Checkpoints.NONE) {
      inFlight.get(recording).add(data);
    }
  }

  void send(AbstractEvent event, boolean priority) {
    if (!(event instanceof CheckpointBarrier barrier)) {
      onTheWay.add(new Element.Event(event));
      return;
    }
    latestBarrier = barrier.getId();
    if (priority) {
      overtaking = barrier;
      inFlight.computeIfAbsent(barrier.getId(), unset -> data());
    } else {
      onTheWay.add(new Element.Event(event));
    }
    recording = Checkpoints.NONE;
  }

  /** Begins to keep what arrives before the barrier of this checkpoint; the receiver has its own. */
  void checkpointStarted(long checkpoint) {
    if (latestBarrier < checkpoint) {
      recording = checkpoint;
      inFlight.put(checkpoint, data());
    }
  }

  void checkpointStopped(long checkpoint) {
    inFlight.remove(checkpoint);
    if (recording == checkpoint) {
      recording = Checkpoints.NONE;
    }
  }

  boolean isRecording(long checkpoint) {
    return recording == checkpoint;
  }

  List<Element.Data> takeInFlight(long checkpoint) {
    List<Element.Data> taken = inFlight.remove(checkpoint);
    return taken == null ? List.of() : taken;
  }

  private List<Element.Data> data() {
    List<Element.Data> data = new ArrayList<>();
    for (Element element : onTheWay) {
      if (element instanceof Element.Data bytes) {
        data.add(bytes);
      }
    }
    return data;
  }

  void block(boolean block) {
    blocked = block;
  }

  boolean canDeliver() {
    return overtaking != null || (!blocked && !onTheWay.isEmpty());
  }

  boolean isEmpty() {
    return onTheWay.isEmpty() && overtaking == null;
  }

  /** Lets the foremost element arrive. */
  void deliver() {
    if (overtaking != null) {
      CheckpointBarrier barrier = overtaking;
      overtaking = null;
      gate.arrivePriority(barrier, this);
      return;
    }
    Element next = onTheWay.poll();
    if (next == null) {
      throw new NoSuchElementException(id + " is empty");
    }
    gate.arrive(next, this);
  }

  @Override
  public String toString() {
    return id.toString();
  }
}
