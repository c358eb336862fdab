package dev.rtc.testing;

import dev.rtc.graph.SourceNode;
import dev.rtc.time.EventTime;
import dev.rtc.time.Timestamp;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Cuts the part of one input out of a script.
 *
 * <p>After each record comes the watermark that the source's event time gives to its partition: the
 * latest instant minus the bound minus one millisecond, as in Flink's {@code
 * BoundedOutOfOrdernessWatermarks}, only at once instead of by the clock. As in Flink, a restart
 * forgets the latest instant.
 */
final class TapeCutter<T> {

  private final String input;
  private final Codec<T> codec;
  private final Optional<EventTime<?>> time;
  private final List<Partition> partitions;
  private final TapeWriter tape = new TapeWriter();
  private int holds;

  private TapeCutter(SourceNode node, DataType<T> type, int partitions) {
    this.input = node.id();
    this.codec = Codec.of(type);
    this.time = node.eventTime();
    this.partitions = IntStream.range(0, partitions).mapToObj(number -> new Partition()).toList();
  }

  static <T> Tape cut(SourceNode node, DataType<T> type, List<ScriptEvent> script) {
    TapeCutter<T> cutter = new TapeCutter<>(node, type, partitions(node.id(), script));
    script.forEach(cutter::add);
    return cutter.tape.tape(cutter.partitions.size());
  }

  private static int partitions(String input, List<ScriptEvent> script) {
    return 1
        + script.stream()
            .filter(ScriptEvent.OfInput.class::isInstance)
            .map(ScriptEvent.OfInput.class::cast)
            .filter(event -> event.input().equals(input))
            .mapToInt(ScriptEvent.OfInput::partition)
            .max()
            .orElse(0);
  }

  private void add(ScriptEvent event) {
    if (event instanceof ScriptEvent.Pause) {
      tape.hold(holds++);
    }
    if (event instanceof ScriptEvent.Restart) {
      IntStream.range(0, partitions.size()).forEach(this::restart);
    } else if (event instanceof ScriptEvent.OfInput mine && mine.input().equals(input)) {
      play(mine);
    }
  }

  @SuppressWarnings("unchecked") // ScriptedInput has checked the class of each record
  private void play(ScriptEvent.OfInput event) {
    int partition = event.partition();
    if (event instanceof ScriptEvent.Send send) {
      tape.record(partition, codec.encode((T) send.record()));
      partitions.get(partition).sent++;
      wake(partition);
      time.ifPresent(present -> advance(partition, present, (T) send.record()));
    } else if (event instanceof ScriptEvent.SendUndecodable send) {
      tape.undecodable(partition, partitions.get(partition).sent++, send.bytes());
      wake(partition);
    } else if (event instanceof ScriptEvent.Watermark watermark) {
      wake(partition);
      tape.watermark(partition, watermark.at().toEpochMilli());
    } else if (event instanceof ScriptEvent.Idle) {
      tape.idle(partition);
      partitions.get(partition).idle = true;
    }
  }

  private void wake(int partition) {
    if (partitions.get(partition).idle) {
      tape.active(partition);
      partitions.get(partition).idle = false;
    }
  }

  private void restart(int partition) {
    partitions.get(partition).latest = Long.MIN_VALUE;
    if (partitions.get(partition).idle) {
      tape.idle(partition);
    }
  }

  private void advance(int partition, EventTime<?> present, T record) {
    OptionalLong at = millis(present, record);
    if (at.isPresent() && at.getAsLong() > partitions.get(partition).latest) {
      partitions.get(partition).latest = at.getAsLong();
      tape.watermark(partition, at.getAsLong() - present.bound().toMillis() - 1);
    }
  }

  /** A record whose instant cannot be read sets no watermark; the job fails on it by itself. */
  @SuppressWarnings("unchecked") // the language takes event time of the source's records only
  private OptionalLong millis(EventTime<?> present, T record) {
    try {
      Timestamp<T> timestamp = (Timestamp<T>) present.timestamp();
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
