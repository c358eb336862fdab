package dev.rtc.testing.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.CheckpointType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.state.CheckpointStorageLocationReference;
import org.jspecify.annotations.Nullable;

/** Runs a job in the calling thread, through as many attempts as the test wants. */
public final class JobDriver implements AutoCloseable {

  private final IntFunction<JobGraph> graphs;
  private final VirtualClock clock;
  private Optional<Snapshot> latest = Optional.empty();
  private long latestCheckpoint;
  private @Nullable Deployment deployment;

  public JobDriver(IntFunction<JobGraph> graphs, Instant start) {
    this.graphs = graphs;
    this.clock = new VirtualClock(start);
  }

  public void start(int parallelism) throws Exception {
    Deployment made = new Deployment(graphs.apply(parallelism), clock, latestCheckpoint);
    deployment = made;
    made.start(latest);
  }

  public void settle() throws Exception {
    new Settling(deployment()).run();
  }

  public void advance(Duration duration) throws Exception {
    long target = clock.after(duration);
    settle();
    while (clock.goOff(target)) {
      settle();
    }
    clock.arrive(target);
  }

  public void checkpoint() throws Exception {
    settle();
    Checkpoints checkpoints = deployment().checkpoints();
    long id =
        checkpoints.trigger(
            CheckpointOptions.alignedNoTimeout(
                CheckpointType.CHECKPOINT, CheckpointStorageLocationReference.getDefault()));
    settle();
    if (!checkpoints.isReady(id)) {
      throw new IllegalStateException("checkpoint " + id + " misses " + checkpoints.missing(id));
    }
    latest = Optional.of(checkpoints.complete(id));
    for (Subtask subtask : deployment().subtasks()) {
      checkpoints.notifyComplete(subtask, id);
    }
    deployment().enumerators().notifyComplete(id);
    settle();
  }

  public void restart(int parallelism) throws Exception {
    latestCheckpoint = deployment().checkpoints().latest();
    close();
    start(parallelism);
  }

  public void end() throws Exception {
    settle();
    while (deployment().subtasks().stream().anyMatch(subtask -> !subtask.isFinished())) {
      checkpoint();
      boolean finished = false;
      for (Subtask subtask : deployment().subtasks()) {
        if (subtask.canFinish()) {
          subtask.finish();
          finished = true;
        }
        settle();
      }
      if (!finished) {
        throw new IllegalStateException("nothing finishes");
      }
    }
  }

  @Override
  public void close() {
    if (deployment != null) {
      deployment.close();
      deployment = null;
    }
  }

  private Deployment deployment() {
    if (deployment == null) {
      throw new IllegalStateException("not started");
    }
    return deployment;
  }
}
