package dev.rtc.testing.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.jspecify.annotations.Nullable;

/**
 * Runs a job in the calling thread, through as many attempts as the test wants.
 *
 * <pre>{@code
 * try (JobDriver driver = new JobDriver(parallelism -> graph(parallelism), Instant.EPOCH)) {
 *   driver.start(2);
 *   driver.checkpoint();
 *   driver.crash();
 *   driver.end();
 * }
 * }</pre>
 *
 * <p>Nothing happens but in a call: each lets the job work until nothing is left to do, unless it
 * says otherwise. The same job and the same calls give the same deliveries in the same order. Time
 * passes only by {@link #advance}.
 *
 * <p>A failure of a task throws {@link JobFailedException}; then only {@link #crash()}, {@link
 * #start(int, Savepoint)} and {@link #close()} make sense. It is used by one thread.
 */
public final class JobDriver implements AutoCloseable {

  private static final SavepointFormatType FORMAT = SavepointFormatType.CANONICAL;

  private final IntFunction<JobGraph> graphs;
  private final VirtualClock clock;
  private Optional<Snapshot> latest = Optional.empty();
  private long latestCheckpoint;
  private int present;
  private Optional<TimerWatch> watch = Optional.empty();
  private @Nullable Deployment deployment;

  /**
   * Prepares a job; nothing runs yet.
   *
   * @param graphs makes the job graph of a parallelism, anew for each attempt
   * @param start what the clock shows at first
   */
  public JobDriver(IntFunction<JobGraph> graphs, Instant start) {
    this.graphs = graphs;
    this.clock = new VirtualClock(start);
  }

  /** Sets what the driver needs to run a job: checkpoints, and no flushing by the clock. */
  public static void configure(Configuration configuration) {
    JobCompiler.configure(configuration);
  }

  /**
   * Compiles a job in the calling thread; one without checkpoints gets them. No buffer has a
   * timeout, for which each task would have a thread.
   */
  public static JobGraph compile(StreamGraph graph) {
    return JobCompiler.compile(graph);
  }

  /**
   * Starts an attempt from the latest completed checkpoint, or from the beginning if there is none.
   *
   * @throws JobFailedException if a task fails to start
   * @throws UnsupportedOperationException naming what the driver cannot run, and what to do instead
   * @throws Exception if the graph cannot be made
   */
  public void start(int parallelism) throws Exception {
    abandon();
    present = parallelism;
    Deployment made = new Deployment(graphs.apply(parallelism), clock, latestCheckpoint);
    deployment = made;
    made.start(latest);
    watch.ifPresent(each -> each.install(made));
  }

  /**
   * Starts an attempt from a savepoint, which may be another driver's.
   *
   * @throws Exception as {@link #start(int)} does
   */
  public void start(int parallelism, Savepoint savepoint) throws Exception {
    abandon();
    latest = Optional.of(savepoint.snapshot());
    latestCheckpoint = Math.max(latestCheckpoint, savepoint.id());
    start(parallelism);
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
   * Lets the job work until nothing is left to do; timers whose time is over go off.
   *
   * @throws JobFailedException if a task fails
   */
  public void settle() {
    new Settling(deployment()).run();
  }

  /**
   * Lets at most so many elements arrive at their subtasks, and leaves the others on their way.
   *
   * @return how many have arrived
   * @throws JobFailedException if a task fails
   */
  public int flow(int elements) {
    return new Settling(deployment()).run(elements);
  }

  /** Returns what the clock shows. */
  public Instant now() {
    return clock.now();
  }

  /**
   * Lets time pass; timers go off on the way, in their order.
   *
   * @throws JobFailedException if a task fails
   */
  public void advance(Duration duration) {
    long target = clock.after(duration);
    settle();
    while (clock.goOff(target)) {
      settle();
    }
    clock.arrive(target);
  }

  /**
   * Lets the clock advance to the next timer, which goes off.
   *
   * @param furthest how far the clock advances at most
   * @return false if no timer is pending until then; the clock stays
   * @throws JobFailedException if a task fails
   */
  public boolean advanceToNextTimer(Duration furthest) {
    settle();
    boolean moved = clock.goOff(clock.after(furthest));
    settle();
    return moved;
  }

  /** Tells whether any timer is pending, be it one that Flink itself sets again and again. */
  public boolean hasTimer() {
    return clock.nextTimer().isPresent();
  }

  /**
   * Takes an aligned checkpoint.
   *
   * @return false if it is given up and the job goes on, as in Flink when a step with a union list
   *     has ended in some of its subtasks
   * @throws JobFailedException if a task fails or declines it
   */
  public boolean checkpoint() {
    settle();
    return checkpoint(CheckpointKind.ALIGNED);
  }

  /**
   * Takes a checkpoint without waiting for what is on its way.
   *
   * @return as {@link #checkpoint()} does
   * @throws JobFailedException if a task fails or declines it
   */
  public boolean checkpoint(CheckpointKind kind) {
    CheckpointRun run = new CheckpointRun(deployment());
    return completed(run.checkpoint(kind), run);
  }

  private boolean completed(Optional<Snapshot> taken, CheckpointRun run) {
    if (taken.isPresent()) {
      latest = taken;
      run.notifyComplete();
    }
    return taken.isPresent();
  }

  /**
   * Takes a checkpoint whose completion nobody hears of, as when a JobManager dies right after.
   *
   * @throws JobFailedException if a task fails or declines it
   */
  public void checkpointUnnoticed(CheckpointKind kind) {
    latest = new CheckpointRun(deployment()).checkpoint(kind).or(() -> latest);
  }

  /**
   * Begins a checkpoint and gives it up, all its parts taken, as when its storage fails.
   *
   * @throws JobFailedException if a task fails
   */
  public void checkpointAborted(CheckpointKind kind) {
    new CheckpointRun(deployment()).checkpointAborted(kind);
  }

  /**
   * Takes a checkpoint whose asynchronous half is written only after more has happened.
   *
   * @param meanwhile feeds sources, say; the job works on what there is before the half is written
   * @throws JobFailedException if a task fails or declines it
   */
  public void checkpointLate(CheckpointKind kind, Runnable meanwhile) {
    CheckpointRun run = new CheckpointRun(deployment());
    completed(run.checkpointLate(kind, meanwhile), run);
  }

  /**
   * Takes a savepoint in the canonical format, which every state backend can restore.
   *
   * <p>The job goes on as if nothing had happened, as in Flink: sinks commit nothing for it, and a
   * crash goes back to the latest checkpoint.
   *
   * @throws JobFailedException if a task fails or declines it
   * @throws IllegalStateException if it is given up, as {@link #checkpoint()} may be
   */
  public Savepoint savepoint() {
    return savepoint(SavepointType.savepoint(FORMAT));
  }

  /**
   * Stops the job with a savepoint.
   *
   * @param drain whether all windows and timers fire first, as at the end of the input
   * @return what {@link #start(int, Savepoint)} goes on from
   * @throws JobFailedException if a task fails or declines it
   */
  public Savepoint stopWithSavepoint(boolean drain) {
    Savepoint savepoint =
        savepoint(drain ? SavepointType.terminate(FORMAT) : SavepointType.suspend(FORMAT));
    requireAllFinished();
    return savepoint;
  }

  private Savepoint savepoint(SavepointType type) {
    CheckpointRun run = new CheckpointRun(deployment());
    Snapshot taken = run.savepoint(type);
    if (type.isSynchronous()) {
      latest = Optional.of(taken);
      run.notifyComplete();
    }
    return new Savepoint(taken);
  }

  /**
   * Throws the job away, as a failure does, and restores it from the latest completed checkpoint.
   *
   * @return the number of that checkpoint; 0 if there is none and the job begins anew
   * @throws JobFailedException if a task fails to start
   */
  public long crash() throws Exception {
    return crash(present);
  }

  /**
   * Throws the job away and restores it with another parallelism.
   *
   * @return as {@link #crash()} does
   * @throws JobFailedException if a task fails to start
   */
  public long crash(int parallelism) throws Exception {
    deployment();
    start(parallelism);
    return latest.map(Snapshot::id).orElse(Checkpoints.NONE);
  }

  /**
   * Stops the job with a savepoint and lets another go on from it.
   *
   * @throws JobFailedException if a task fails
   */
  public void restart(int parallelism) throws Exception {
    start(parallelism, stopWithSavepoint(false));
  }

  /**
   * Runs a job to its end, all of whose sources have one.
   *
   * @throws JobFailedException if a task fails
   * @throws IllegalStateException naming what does not end
   */
  public void end() throws InterruptedException {
    settle();
    while (new ReaderThreads(deployment()).await()) {
      settle();
    }
    while (!deployment().isFinished()) {
      int running = running().size();
      checkpoint();
      if (running().size() == running) {
        requireAllFinished();
      }
    }
  }

  /**
   * Names the subtasks that read with threads of their own and have more to read: what {@link
   * #settle()} finds of it is chance, and {@link #end()} waits for it.
   */
  public List<String> readersWithThreads() {
    return new ReaderThreads(deployment()).reading().stream().map(Subtask::toString).toList();
  }

  private List<Subtask> running() {
    return deployment().subtasks().stream().filter(subtask -> !subtask.isFinished()).toList();
  }

  private void requireAllFinished() {
    List<Subtask> running = running();
    if (!running.isEmpty()) {
      throw new IllegalStateException(
          "the job does not end: %s still run; end their input, or close() the driver"
              .formatted(running));
    }
  }

  /** Tells whether there is an attempt that state and counters can be read of. */
  public boolean isRunning() {
    return deployment != null;
  }

  /**
   * Counts what the operators of the present attempt have done.
   *
   * @return by uid, or name where there is none, the operator's counters by name, {@code
   *     numRecordsIn} and {@code numRecordsOut} among them, summed over the subtasks
   */
  public Map<String, Map<String, Long>> counters() {
    return new Counters(deployment()).byOperator();
  }

  /**
   * Reads the state of an operator, without changing it.
   *
   * @param uid the uid of the operator, or its name where it has none
   * @throws IllegalArgumentException naming the operators there are, if there is none such
   */
  public OperatorContents state(String uid) {
    return new StateReading(deployment(), uid).contents();
  }

  /**
   * Lists the pending timers of an operator, by time.
   *
   * @param uid the uid of the operator, or its name where it has none
   * @throws IllegalArgumentException naming the operators there are, if there is none such
   */
  public List<PendingTimer> timers(String uid) {
    return new TimerReading(deployment(), uid).pending();
  }

  @Override
  public void close() {
    abandon();
  }

  /** Returns the state that a crash goes back to. */
  Optional<Snapshot> latest() {
    return latest;
  }

  private void abandon() {
    if (deployment != null) {
      latestCheckpoint = Math.max(latestCheckpoint, deployment.checkpoints().latest());
      Deployment abandoned = deployment;
      deployment = null;
      abandoned.close();
    }
  }

  private Deployment deployment() {
    if (deployment == null) {
      throw new IllegalStateException("the job does not run: start it first");
    }
    return deployment;
  }
}
