package dev.rtc.connector;

import java.io.Serializable;

/**
 * Decides what happens to a record that fails in a source, in user code, or in a sink that can
 * refuse one record. A failure that is not the record's fault, such as a full disk or a lost
 * connection, always fails the job.
 *
 * <p>A record is to blame for any exception but interruption, cancellation, {@link
 * java.util.concurrent.RejectedExecutionException}, {@link java.util.concurrent.TimeoutException},
 * {@link java.io.IOException} and the transient, recoverable and connection failures of {@code
 * java.sql}, also as a cause. Of the {@code IOException}s, {@link MalformedRecordException}, {@link
 * java.nio.charset.CharacterCodingException} and Jackson's {@code JsonProcessingException} are the
 * record's fault. User code that knows better throws a {@code MalformedRecordException}, whatever
 * its cause. No {@code Error} is the record's fault but a {@code StackOverflowError}.
 */
public sealed interface OnError {

  /** Fails the job at the first bad record: nothing is lost, and nothing goes on. */
  static OnError fail() {
    return new Fail();
  }

  /** Drops bad records; they are counted. */
  static OnError drop() {
    return new Drop();
  }

  /**
   * Diverts bad records to a sink of their own. Several steps may name the same id with an equal
   * sink: their dead letters then meet in it.
   *
   * @param id the id of that sink
   * @param sink where they go
   */
  static OnError to(String id, SinkSpec<? super DeadLetter> sink) {
    return new To(id, sink);
  }

  /** The job fails. */
  record Fail() implements OnError, Serializable {
    @Override
    public String toString() {
      return "fail";
    }
  }

  /** Bad records are dropped. */
  record Drop() implements OnError, Serializable {
    @Override
    public String toString() {
      return "drop";
    }
  }

  /**
   * Bad records are diverted.
   *
   * @param id the id of the sink
   * @param sink where they go
   */
  record To(String id, SinkSpec<? super DeadLetter> sink) implements OnError {
    @Override
    public String toString() {
      return "to " + id;
    }
  }
}
