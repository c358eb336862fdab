package dev.rtc.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/** Is one thing a test says, in the order in which it says them; no engine has a part in it. */
sealed interface ScriptEvent {

  /** Holds an event that concerns one partition of one input. */
  sealed interface OfInput extends ScriptEvent {
    String input();

    int partition();
  }

  /** Holds an event at which every input stops until everything before has passed. */
  sealed interface Pause extends ScriptEvent {}

  /** A record is sent; it is the test's no longer, but a copy that came through its serializer. */
  record Send(String input, int partition, Object record) implements OfInput {}

  /** Bytes are sent that the source cannot make a record of. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record SendUndecodable(String input, int partition, byte[] bytes) implements OfInput {}

  /** The watermark of a partition advances. */
  record Watermark(String input, int partition, Instant at) implements OfInput {}

  /** A partition falls silent until it sends again. */
  record Idle(String input, int partition) implements OfInput {}

  /** A checkpoint completes, from which a crash restores. */
  record Checkpoint() implements Pause {}

  /** The job fails and is restored from the latest checkpoint; the inputs replay what it lacks. */
  record Crash() implements Pause {}

  /**
   * A job with other subtasks goes on from a savepoint; unlike at a {@link Restart}, the inputs
   * know the time they had.
   */
  record Rescale(int parallelism) implements Pause {}

  /** That much time passes. */
  record AdvanceClock(Duration by) implements Pause {}

  /** Everything before passes through all steps before anything after is sent. */
  record Settle() implements Pause {}

  /**
   * Nothing more is sent until that many records have reached an output.
   *
   * @param output the id of the sink
   * @param records how many since the beginning of the test
   */
  record Await(String output, int records) implements Pause {}

  /**
   * The job stops with a savepoint, and another goes on from there.
   *
   * @param parallelism the number of subtasks from now on; empty if it stays
   */
  record Restart(OptionalInt parallelism) implements Pause {}
}
