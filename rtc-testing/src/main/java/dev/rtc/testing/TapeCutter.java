package dev.rtc.testing;

import dev.rtc.time.EventTime;
import dev.rtc.time.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Cuts the part of one input out of a script, as the test speaks.
 *
 * <p>After each record comes the watermark that the source's event time gives to its partition: the
 * latest instant minus the bound minus one millisecond, as in Flink's {@code
 * BoundedOutOfOrdernessWatermarks}, only at once instead of by the clock. As in Flink, a restart
 * forgets the latest instant.
 */
final class TapeCutter<T> {

  private final InputPort<T> port;
  private final Tape tape = new Tape();
  private final List<Partition> partitions = new ArrayList<>();
  private int holds;

  TapeCutter(InputPort<T> port) {
    this.port = port;
    open(0);
  }

  Tape tape() {
    return tape;
  }

  /** Adds what concerns this input, and stops it where the script pauses. */
  void addWithHolds(ScriptEvent event) {
    add(event);
    if (event instanceof ScriptEvent.Pause) {
      tape.add(new TapeEntry.Held(holds++));
    }
  }

  /** Adds what concerns this input. */
  void add(ScriptEvent event) {
    if (event instanceof ScriptEvent.Restart) {
      partitions.forEach(partition -> partition.latest = Long.MIN_VALUE);
      tape.add(new TapeEntry.Restarted());
    } else if (event instanceof ScriptEvent.OfInput mine && mine.input().equals(port.id())) {
      open(mine.partition());
      play(mine);
    }
  }

  private void open(int partition) {
    while (partitions.size() <= partition) {
      tape.add(new TapeEntry.Opened(partitions.size()));
      partitions.add(new Partition());
    }
  }

  @SuppressWarnings("unchecked") // ScriptedInput has checked the class of each record
  private void play(ScriptEvent.OfInput event) {
    int number = event.partition();
    Partition partition = partitions.get(number);
    if (event instanceof ScriptEvent.Send send) {
      tape.add(new TapeEntry.Sent(number, port.codec().encode((T) send.record())));
      partition.sent++;
      wake(number);
      port.eventTime().ifPresent(time -> advance(number, time, (T) send.record()));
    } else if (event instanceof ScriptEvent.SendUndecodable send) {
      tape.add(new TapeEntry.Undecodable(number, partition.sent++, send.bytes()));
      wake(number);
    } else if (event instanceof ScriptEvent.Watermark watermark) {
      wake(number);
      tape.add(new TapeEntry.Watermark(number, watermark.at().toEpochMilli()));
    } else if (event instanceof ScriptEvent.Idle) {
      tape.add(new TapeEntry.Idle(number));
      partition.idle = true;
    }
  }

  private void wake(int partition) {
    if (partitions.get(partition).idle) {
      tape.add(new TapeEntry.Active(partition));
      partitions.get(partition).idle = false;
    }
  }

  private void advance(int number, EventTime<?> time, T record) {
    OptionalLong at = millis(time, record);
    Partition partition = partitions.get(number);
    if (at.isPresent() && at.getAsLong() > partition.latest) {
      partition.latest = at.getAsLong();
      tape.add(new TapeEntry.Watermark(number, at.getAsLong() - time.bound().toMillis() - 1));
    }
  }

  /** A record whose instant cannot be read sets no watermark; the job fails on it by itself. */
  @SuppressWarnings("unchecked") // the language takes event time of the source's records only
  private OptionalLong millis(EventTime<?> time, T record) {
    try {
      Timestamp<T> timestamp = (Timestamp<T>) time.timestamp();
      return OptionalLong.of(timestamp.of(record).toEpochMilli());
    } catch (RuntimeException e) {
      return OptionalLong.empty();
    }
  }

  /** Is what a source knows of one of its partitions. */
  private static final class Partition {
    private long latest = Long.MIN_VALUE;
    private long sent;
    private boolean idle;
  }
}
