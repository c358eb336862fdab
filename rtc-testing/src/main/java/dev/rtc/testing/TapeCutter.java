package dev.rtc.testing;

import dev.rtc.graph.SourceNode;
import dev.rtc.time.EventTime;
import dev.rtc.time.Timestamp;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Cuts the part of one input out of a script.
 *
 * <p>After each record comes the watermark that the source's event time gives: the latest instant
 * minus the bound minus one millisecond, as in Flink's {@code BoundedOutOfOrdernessWatermarks},
 * only at once instead of by the clock.
 */
final class TapeCutter<T> {

  private final String input;
  private final Codec<T> codec;
  private final Optional<EventTime<?>> time;
  private final TapeWriter tape = new TapeWriter();
  private long latest = Long.MIN_VALUE;
  private int holds;
  private boolean idle;

  private TapeCutter(SourceNode node, DataType<T> type) {
    this.input = node.id();
    this.codec = Codec.of(type);
    this.time = node.eventTime();
  }

  static <T> Tape cut(SourceNode node, DataType<T> type, List<ScriptEvent> script) {
    TapeCutter<T> cutter = new TapeCutter<>(node, type);
    script.forEach(cutter::add);
    return cutter.tape.tape();
  }

  private void add(ScriptEvent event) {
    if (event instanceof ScriptEvent.Settle) {
      tape.hold(holds++);
    } else if (event instanceof ScriptEvent.OfInput mine && mine.input().equals(input)) {
      play(mine);
    }
  }

  @SuppressWarnings("unchecked") // ScriptedInput has checked the class of each record
  private void play(ScriptEvent.OfInput event) {
    if (event instanceof ScriptEvent.Send send) {
      tape.record(codec.encode((T) send.record()));
      wake();
      time.ifPresent(present -> advance(present, (T) send.record()));
    } else if (event instanceof ScriptEvent.Watermark watermark) {
      wake();
      tape.watermark(watermark.at().toEpochMilli());
    } else if (event instanceof ScriptEvent.Idle) {
      tape.idle();
      idle = true;
    }
  }

  private void wake() {
    if (idle) {
      tape.active();
      idle = false;
    }
  }

  private void advance(EventTime<?> present, T record) {
    OptionalLong at = millis(present, record);
    if (at.isPresent() && at.getAsLong() > latest) {
      latest = at.getAsLong();
      tape.watermark(latest - present.bound().toMillis() - 1);
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
}
