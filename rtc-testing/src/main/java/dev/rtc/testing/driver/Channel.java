package dev.rtc.testing.driver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.channel.InputChannelInfo;
import org.apache.flink.runtime.event.AbstractEvent;
import org.apache.flink.runtime.io.network.api.CheckpointBarrier;

/**
 * Carries elements from one subtask to another, in order, as the buffers of both sides and the wire
 * between them do.
 *
 * <p>A barrier with priority overtakes what is on its way (FLIP-76). All that was sent before the
 * barrier, and that the receiver has not taken when it takes its snapshot, belongs to the
 * checkpoint. A barrier that wants alignment closes the channel until the receiver opens it.
 */
final class Channel {

  private final ChannelId id;
  private final Gate gate;
  private final InputChannelInfo info;
  private final Deque<Element> onTheWay = new ArrayDeque<>();
  private final Deque<Element> arrived = new ArrayDeque<>();
  private final Deque<CheckpointBarrier> overtaking = new ArrayDeque<>();
  private final TreeMap<Long, List<Element.Data>> inFlight = new TreeMap<>();
  private final TreeMap<Long, Long> barriers = new TreeMap<>();
  private long taken;
  private long recording = Checkpoints.NONE;
  private int restored;
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

  /** Puts back what was on its way to or from another subtask; nothing new may come before it. */
  void restoreFirst(Element.Data element) {
    onTheWay.add(element);
    restored++;
    gate.restoresFirst(1);
  }

  void send(byte[] bytes) {
    Element.Data data = new Element.Data(bytes);
    onTheWay.add(data);
    List<Element.Data> recorded = inFlight.get(recording);
    if (recorded != null) {
      recorded.add(data);
    }
  }

  void send(AbstractEvent event, boolean priority) {
    if (event instanceof CheckpointBarrier barrier) {
      barriers.put(barrier.getId(), sent());
      recording = recording == barrier.getId() ? Checkpoints.NONE : recording;
      if (priority) {
        overtaking.add(barrier);
        return;
      }
    }
    onTheWay.add(new Element.Event(event));
  }

  private long sent() {
    return taken + arrived.size() + onTheWay.size();
  }

  /** Keeps what was sent before the barrier of a checkpoint; the receiver takes its snapshot. */
  void checkpointStarted(long checkpoint) {
    Long barrier = barriers.get(checkpoint);
    inFlight.put(checkpoint, notTaken(barrier == null ? Long.MAX_VALUE : barrier));
    if (barrier == null) {
      recording = checkpoint;
    }
  }

  private List<Element.Data> notTaken(long before) {
    List<Element.Data> data = new ArrayList<>();
    long position = taken;
    for (Deque<Element> each : List.of(arrived, onTheWay)) {
      for (Element element : each) {
        if (position++ < before && element instanceof Element.Data bytes) {
          data.add(bytes);
        }
      }
    }
    return data;
  }

  /** Ends the recording, since all barriers have come or none is awaited any more. */
  void checkpointStopped(long checkpoint) {
    if (recording == checkpoint) {
      recording = Checkpoints.NONE;
    }
  }

  boolean isRecording(long checkpoint) {
    return recording == checkpoint;
  }

  /** Hands out what belongs to a checkpoint, and forgets all that belongs to older ones. */
  List<Element.Data> takeInFlight(long checkpoint) {
    List<Element.Data> data = inFlight.get(checkpoint);
    forget(checkpoint);
    return data == null ? List.of() : data;
  }

  /** Forgets what was kept for a checkpoint and all before. */
  void forget(long checkpoint) {
    inFlight.headMap(checkpoint, true).clear();
    barriers.headMap(checkpoint, true).clear();
    if (recording <= checkpoint) {
      recording = Checkpoints.NONE;
    }
  }

  void open() {
    blocked = false;
  }

  boolean canDeliver() {
    if (gate.isRestoring()) {
      return !blocked && restored > 0;
    }
    return !overtaking.isEmpty() || (!blocked && !onTheWay.isEmpty());
  }

  boolean isEmpty() {
    return onTheWay.isEmpty() && overtaking.isEmpty();
  }

  /** Lets the foremost element arrive. */
  void deliver() {
    if (!overtaking.isEmpty() && !gate.isRestoring()) {
      gate.arrivePriority(overtaking.remove(), this);
      return;
    }
    Element next = onTheWay.poll();
    if (next == null) {
      throw new NoSuchElementException(id + " is empty");
    }
    if (restored > 0) {
      restored--;
      gate.restoresFirst(-1);
    }
    blocked |= next.blocks();
    arrived.add(next);
    gate.arrive(this);
  }

  /** Returns what has arrived first and is not taken yet. */
  Element take() {
    taken++;
    return arrived.remove();
  }

  @Override
  public String toString() {
    return id.toString();
  }
}
