package dev.rtc.testing.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointType;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.jspecify.annotations.Nullable;

/**
 * Runs a job move by move, through as many attempts as it takes: whoever holds it chooses what
 * happens next, and what goes wrong.
 */
public final class SeededJob implements AutoCloseable {

  private final IntFunction<JobGraph> graphs;
  private final VirtualClock clock;
  private long horizon;
  private final MoveTrace trace;
  private final Consumer<OptionalLong> restored;
  private Optional<TimerWatch> watch = Optional.empty();
  private Optional<Snapshot> latest = Optional.empty();
  private long latestCheckpoint;
  private long completedCheckpoints;
  private long savepoint = Checkpoints.NONE;
  private int parallelism;
  private @Nullable Deployment deployment;
  private @Nullable Moves moves;

  /**
   * Prepares a job; nothing runs yet.
   *
   * @param graphs makes the job graph of a parallelism
   * @param horizon how far the clock may advance in all
   * @param trace records what happens
   * @param restored is told of each checkpoint that the job goes back to, nothing meaning its
   *     beginning, before its subtasks are made
   */
  public SeededJob(
      IntFunction<JobGraph> graphs,
      Duration horizon,
      MoveTrace trace,
      Consumer<OptionalLong> restored) {
    this(graphs, Instant.EPOCH, horizon, trace, restored);
  }

  /**
   * Prepares a job whose clock shows something else at first; nothing runs yet.
   *
   * @param start what the clock shows
   */
  public SeededJob(
      IntFunction<JobGraph> graphs,
      Instant start,
      Duration horizon,
      MoveTrace trace,
      Consumer<OptionalLong> restored) {
    this.graphs = graphs;
    this.clock = new VirtualClock(start);
    this.horizon = clock.after(horizon);
    this.trace = trace;
    this.restored = restored;
  }

  /**
   * Tells somebody of each timer before it goes off, from the next attempt on.
   *
   * @param watcher takes the uid, or name, of the operator; what it throws fails the operator
   */
  public void watchTimers(Consumer<String> watcher) {
    watch = Optional.of(new TimerWatch(watcher));
  }

  /**
   * Starts an attempt from the latest completed checkpoint, or from the beginning if there is none.
   *
   * @throws Exception if a task cannot be made or restored
   */
  public void start(int parallelism) throws Exception {
    trace.append("start with parallelism " + parallelism + from());
    this.parallelism = parallelism;
    restored.accept(
        latest.map(snapshot -> OptionalLong.of(snapshot.id())).orElseGet(OptionalLong::empty));
    Deployment made = new Deployment(graphs.apply(parallelism), clock, latestCheckpoint);
    deployment = made;
    made.start(latest);
    watch.ifPresent(each -> each.install(made));
    moves = new Moves(made);
  }

  private String from() {
    return latest.map(snapshot -> " from checkpoint " + snapshot.id()).orElse("");
  }

  /** Returns the number of subtasks of each step. */
  public int parallelism() {
    return parallelism;
  }

  /** Returns how many checkpoints have been completed, in all attempts. */
  public long completedCheckpoints() {
    return completedCheckpoints;
  }

  /** Tells whether all subtasks have ended. */
  public boolean isFinished() {
    return !isStopping() && moves().allFinished();
  }

  /** Lets the clock advance that much from now, in moves to come. */
  public void advanceUpTo(Duration later) {
    horizon = clock.after(later);
  }

  /** Lets the clock arrive where it may advance to; all timers until then have gone off. */
  public void arrive() {
    clock.arrive(horizon);
  }

  /**
   * Lets the clock advance, at most to the next timer, which does not go off yet.
   *
   * @return false if it cannot advance
   */
  public boolean advance(Duration by) {
    long at = Math.min(clock.nextTimer().orElse(Long.MAX_VALUE), horizon);
    long target = Math.min(clock.after(by), at);
    if (target <= clock.after(Duration.ZERO)) {
      return false;
    }
    clock.arrive(target);
    trace.append("clock advances to " + target);
    return true;
  }

  /** Tells whether any timer is pending, be it one that Flink itself sets again and again. */
  public boolean hasTimer() {
    return clock.nextTimer().isPresent();
  }

  /** Lists what can happen next, in an order that is always the same. */
  public List<Move> possible() {
    return moves().possible(horizon);
  }

  /**
   * Lets one of the possible moves happen.
   *
   * @throws Exception what the job fails with
   */
  public void perform(Move move) throws Exception {
    trace.append(move.toString());
    move.perform();
    moves()
        .takeCompleted()
        .ifPresent(
            snapshot -> {
              latest = Optional.of(snapshot);
              completedCheckpoints++;
            });
  }

  /** Tells whether a checkpoint is under way. */
  public boolean hasPendingCheckpoint() {
    return moves().hasPendingCheckpoint();
  }

  /**
   * Tells whether an unaligned checkpoint may begin.
   *
   * <p>Flink 2.3 lets the trigger of an unaligned checkpoint overtake what an enumerator has told a
   * reader before, in the mailbox of the task: a split that is on its way then is in the state of
   * neither, and lost by a restore. That is Flink's own affair, not that of the job under test.
   */
  public boolean allowsUnaligned() {
    return !moves().sourcesHaveMail();
  }

  /**
   * Begins a checkpoint.
   *
   * @param unaligned whether its barriers overtake records (FLIP-76)
   * @throws JobFailedException if an enumerator fails to give its state
   */
  public void trigger(boolean unaligned) {
    CheckpointKind kind = unaligned ? CheckpointKind.UNALIGNED : CheckpointKind.ALIGNED;
    long id = moves().trigger(CheckpointType.CHECKPOINT, kind);
    trace.append("trigger " + (unaligned ? "unaligned" : "aligned") + " checkpoint " + id);
  }

  /**
   * Begins to stop the job with a savepoint, without ending its inputs.
   *
   * @throws JobFailedException if an enumerator fails to give its state
   */
  public void stopWithSavepoint() {
    savepoint =
        moves()
            .trigger(SavepointType.suspend(SavepointFormatType.CANONICAL), CheckpointKind.ALIGNED);
    trace.append("stop with savepoint " + savepoint);
  }

  /** Tells whether the job is on its way to stop with a savepoint. */
  public boolean isStopping() {
    return savepoint != Checkpoints.NONE;
  }

  /** Tells whether the job has stopped with a savepoint, from which {@link #start} goes on. */
  public boolean isStopped() {
    return isStopping() && moves().allFinished();
  }

  /** Tells whether an input of the job has ended. */
  public boolean isEnding() {
    return moves().anyEnded();
  }

  /** Says why nothing can happen any more though the job has not ended. */
  public String standstill() {
    return "nothing can happen any more, but these have not ended: " + moves().unfinished();
  }

  /** Gives a checkpoint up that is under way; returns false if there is none. */
  public boolean abort() {
    return happened("abort", moves().abort());
  }

  /** Loses the next notification of a completed checkpoint; returns false if there is none. */
  public boolean loseNotification() {
    return happened("lose", moves().lose());
  }

  /** Stops a channel from delivering until {@link #release}; returns false if there is none. */
  public boolean hold(int channel) {
    return happened("hold", moves().hold(channel));
  }

  /** Lets all channels deliver; returns false if none was held. */
  public boolean release() {
    boolean held = moves().holds();
    if (held) {
      moves().release();
      trace.append("release");
    }
    return held;
  }

  private boolean happened(String what, Optional<String> which) {
    which.ifPresent(named -> trace.append(what + " " + named));
    return which.isPresent();
  }

  /** Throws the attempt away, as a failure does; {@link #start} begins the next one. */
  public void crash() {
    trace.append("crash");
    close();
  }

  private Moves moves() {
    if (moves == null) {
      throw new IllegalStateException("the job has not been started");
    }
    return moves;
  }

  @Override
  public void close() {
    if (deployment != null) {
      latestCheckpoint = Math.max(latestCheckpoint, deployment.checkpoints().latest());
      deployment.close();
      deployment = null;
      moves = null;
      savepoint = Checkpoints.NONE;
    }
  }
}
