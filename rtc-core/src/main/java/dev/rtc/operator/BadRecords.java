package dev.rtc.operator;

import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.Decoded;
import dev.rtc.connector.Position;
import dev.rtc.connector.Thrown;
import dev.rtc.type.DataType;
import java.util.Optional;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Takes the records that fail in one step: counts them, and sends dead letters if it is asked. */
final class BadRecords {

  private final OnBadRecord on;
  private final RecordBytes bytes;
  private final Counter counter;
  private final Output<? extends StreamRecord<?>> output;
  private final int attempt;

  private BadRecords(
      OnBadRecord on, Counter counter, Output<? extends StreamRecord<?>> output, int attempt) {
    this.on = on;
    this.bytes = new RecordBytes(on.type());
    this.counter = counter;
    this.output = output;
    this.attempt = attempt;
  }

  /** Prepares an operator that is being opened. */
  static <R> BadRecords of(
      OnBadRecord on, AbstractStreamOperator<R> operator, Output<StreamRecord<R>> output) {
    return new BadRecords(
        on,
        StepCounters.dead(operator.getMetricGroup(), on.origin()),
        output,
        operator.getRuntimeContext().getTaskInfo().getAttemptNumber());
  }

  /**
   * Takes a record.
   *
   * @param record what user code worked on
   * @param at the record itself, or one with its timestamp
   * @param thrown what user code threw
   * @throws Exception what was thrown, if the record is not to blame
   */
  void take(Object record, StreamRecord<?> at, Throwable thrown) throws Exception {
    requireBlame(thrown);
    counter.inc();
    if (on.letters() != null) {
      send(on.letters(), letter(record, Thrown.of(unwrapped(thrown))), at);
    }
  }

  /**
   * Requires that the record is to blame.
   *
   * @throws Exception what was thrown, if it is not
   */
  static void requireBlame(Throwable thrown) throws Exception {
    if (!Blame.isOnRecord(unwrapped(thrown))) {
      rethrow(thrown);
    }
  }

  /** Takes bytes that are no record. */
  void take(Decoded.Failure failure, StreamRecord<?> at) {
    counter.inc();
    if (on.letters() != null) {
      String type = DataType.BYTES.name();
      send(
          on.letters(),
          letter(Optional.of(failure.position()), failure.bytes(), type, failure.cause()),
          at);
    }
  }

  private static Throwable unwrapped(Throwable thrown) {
    @Nullable Throwable cause = thrown instanceof StepFailedException ? thrown.getCause() : null;
    return cause == null ? thrown : cause;
  }

  static void rethrow(Throwable thrown) throws Exception {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (Exception) thrown;
  }

  private DeadLetter letter(Object record, Thrown thrown) {
    try {
      return letter(Optional.empty(), bytes.of(record), bytes.type(), thrown);
    } catch (Exception | StackOverflowError e) {
      String message = "%s; nor can the record be written: %s".formatted(thrown.message(), e);
      Thrown both = new Thrown(thrown.exception(), message, thrown.stack());
      return letter(Optional.empty(), new byte[0], bytes.type(), both);
    }
  }

  private DeadLetter letter(
      Optional<Position> position, byte[] content, String type, Thrown thrown) {
    return new DeadLetter(
        on.origin().id(),
        position,
        content,
        type,
        thrown.exception(),
        thrown.message(),
        thrown.stack(),
        attempt);
  }

  private void send(OutputTag<DeadLetter> letters, DeadLetter letter, StreamRecord<?> at) {
    StreamRecord<DeadLetter> outgoing = new StreamRecord<>(letter);
    if (at.hasTimestamp() && at.getTimestamp() != TolerantTimestamps.NONE) {
      outgoing.setTimestamp(at.getTimestamp());
    }
    output.collect(letters, outgoing);
  }
}
