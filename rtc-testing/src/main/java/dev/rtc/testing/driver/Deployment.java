package dev.rtc.testing.driver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobInfo;
import org.apache.flink.api.common.JobInfoImpl;
import org.apache.flink.runtime.executiongraph.ExecutionAttemptID;
import org.apache.flink.runtime.executiongraph.ExecutionGraphID;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.JobVertexID;
import org.apache.flink.runtime.scheduler.strategy.ExecutionVertexID;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.util.SimpleUserCodeClassLoader;
import org.apache.flink.util.UserCodeClassLoader;

/** Is one attempt of a job: its subtasks, the channels between them, and what coordinates them. */
final class Deployment implements AutoCloseable {

  private final JobGraph job;
  private final VirtualClock clock;
  private final UserCodeClassLoader userCode;
  private final JobSettings settings;
  private final ExecutionGraphID attemptId = new ExecutionGraphID();
  private final Host host = new Host();
  private final Metrics metrics;
  private final Checkpoints checkpoints;
  private final Enumerators enumerators = new Enumerators(this);
  private final SubtaskTimers coordinatorTimers;
  private final Deque<Runnable> later = new ArrayDeque<>();
  private final Map<JobVertexID, List<Subtask>> subtasks = new LinkedHashMap<>();
  private final List<Subtask> all = new ArrayList<>();
  private final Map<JobVertexID, Integer> maxParallelism = new HashMap<>();
  private final List<Channel> channels = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Map<Gate, Subtask> receivers = new HashMap<>();

  Deployment(JobGraph job, VirtualClock clock, long latestCheckpoint) {
    this.job = job;
    this.clock = clock;
    this.userCode =
        SimpleUserCodeClassLoader.create(Thread.currentThread().getContextClassLoader());
    this.settings = JobSettings.of(job, userCode.asClassLoader());
    this.metrics = new Metrics(job.getJobID(), job.getName());
    this.checkpoints = new Checkpoints(this, latestCheckpoint);
    this.coordinatorTimers =
        new SubtaskTimers(
            clock,
            cause -> {
              throw JobFailedException.of("an enumerator", cause);
            });
  }

  /** Makes all tasks and restores them. */
  void start(Optional<Snapshot> snapshot) throws Exception {
    SafetyNet.open();
    Refusals.requireRunnable(job);
    snapshot.ifPresent(checkpoints::restored);
    Restoration restoration = new Restoration(checkpoints, snapshot);
    restoration.requireOperators(vertices());
    for (JobVertex vertex : vertices()) {
      maxParallelism.put(vertex.getID(), maxParallelism(vertex, restoration));
      List<Subtask> made = make(vertex);
      subtasks.put(vertex.getID(), made);
      all.addAll(made);
      enumerators.add(vertex);
    }
    new Wiring(this).connect();
    if (snapshot.isPresent()) {
      new InFlight(this, snapshot.get()).restore();
    }
    enumerators.start(snapshot.map(Snapshot::enumerators).orElse(Map.of()));
    for (Subtask subtask : subtasks()) {
      RestoredState state =
          restoration.of(subtask.vertex(), subtask.index(), maxParallelism(subtask.vertex()));
      state.belongsTo(subtask);
      subtask.start(new SubtaskEnvironment(this, subtask, state), clock);
    }
  }

  private List<Subtask> make(JobVertex vertex) {
    List<Subtask> made = new ArrayList<>();
    for (int i = 0; i < vertex.getParallelism(); i++) {
      made.add(new Subtask(vertex, i, maxParallelism(vertex)));
    }
    return made;
  }

  private static int maxParallelism(JobVertex vertex, Restoration restoration) {
    int declared = vertex.getMaxParallelism();
    restoration.requireKeyGroups(vertex);
    if (declared != JobVertex.MAX_PARALLELISM_DEFAULT) {
      return declared;
    }
    return restoration
        .maxParallelism(vertex)
        .orElseGet(
            () -> KeyGroupRangeAssignment.computeDefaultMaxParallelism(vertex.getParallelism()));
  }

  void add(Channel channel, Subtask receiver) {
    channels.add(channel);
    receivers.put(channel.gate(), receiver);
  }

  Subtask receiver(Channel channel) {
    return Objects.requireNonNull(receivers.get(channel.gate()));
  }

  /** Lets the foremost element of a channel arrive. */
  void deliver(Channel channel) {
    channel.deliver();
    receiver(channel).wake();
  }

  /** Runs what an enumerator has put off. */
  void runLater() {
    while (!later.isEmpty()) {
      later.remove().run();
    }
  }

  boolean hasLater() {
    return !later.isEmpty();
  }

  void later(Runnable work) {
    later.add(work);
  }

  boolean hasNoRunningUpstream(Subtask subtask) {
    return channels.stream()
        .filter(channel -> receiver(channel) == subtask)
        .allMatch(channel -> sender(channel).isFinished());
  }

  Subtask sender(Channel channel) {
    return subtasks(upstream(channel.id().edge())).get(channel.id().from());
  }

  void addEdge(JobVertex upstream, JobVertex downstream, int gate) {
    edges.add(new Edge(upstream, downstream, gate));
  }

  JobVertex upstream(int edge) {
    return edges.get(edge).upstream();
  }

  JobVertex downstream(int edge) {
    return edges.get(edge).downstream();
  }

  int gateOf(int edge) {
    return edges.get(edge).gate();
  }

  List<JobVertex> vertices() {
    return job.getVerticesSortedTopologicallyFromSources();
  }

  List<Subtask> subtasks() {
    return all;
  }

  boolean isFinished() {
    return subtasks().stream().allMatch(Subtask::isFinished);
  }

  List<Subtask> subtasks(JobVertex vertex) {
    return Objects.requireNonNull(subtasks.get(vertex.getID()));
  }

  List<Channel> channels() {
    return channels;
  }

  Map<JobVertexID, Integer> parallelism() {
    Map<JobVertexID, Integer> parallelism = new LinkedHashMap<>();
    subtasks.forEach((vertex, all) -> parallelism.put(vertex, all.size()));
    return parallelism;
  }

  int maxParallelism(JobVertex vertex) {
    return Objects.requireNonNull(maxParallelism.get(vertex.getID()));
  }

  ExecutionAttemptID attempt(JobVertexID vertex, int subtask) {
    return new ExecutionAttemptID(attemptId, new ExecutionVertexID(vertex, subtask), 0);
  }

  JobID jobId() {
    return job.getJobID();
  }

  JobInfo jobInfo() {
    return new JobInfoImpl(job.getJobID(), job.getName());
  }

  UserCodeClassLoader userCode() {
    return userCode;
  }

  JobSettings settings() {
    return settings;
  }

  VirtualClock clock() {
    return clock;
  }

  Host host() {
    return host;
  }

  Metrics metrics() {
    return metrics;
  }

  Checkpoints checkpoints() {
    return checkpoints;
  }

  Enumerators enumerators() {
    return enumerators;
  }

  SubtaskTimers coordinatorTimers() {
    return coordinatorTimers;
  }

  /** Throws all of it away, as a failover does. */
  @Override
  public void close() {
    try {
      coordinatorTimers.shutdownService();
      subtasks().forEach(Subtask::cancel);
      enumerators.close();
    } finally {
      host.close();
    }
  }

  private record Edge(JobVertex upstream, JobVertex downstream, int gate) {}
}
