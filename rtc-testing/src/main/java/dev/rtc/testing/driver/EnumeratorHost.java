package dev.rtc.testing.driver;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.AcknowledgeCheckpointEvent;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.runtime.source.event.AddSplitEvent;
import org.apache.flink.runtime.source.event.IsProcessingBacklogEvent;
import org.apache.flink.runtime.source.event.NoMoreSplitsEvent;
import org.apache.flink.runtime.source.event.ReaderRegistrationEvent;
import org.apache.flink.runtime.source.event.RequestSplitEvent;
import org.apache.flink.runtime.source.event.SourceEventWrapper;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.IOUtils;
import org.apache.flink.util.SerializedValue;
import org.apache.flink.util.function.SupplierWithException;
import org.apache.flink.util.function.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/**
 * Runs one enumerator of splits.
 *
 * <p>As in Flink, what it says to a reader between its own snapshot and that of the reader is held
 * back until the reader has taken its own: it would be told twice after a restore.
 *
 * <p>What it throws fails the job, as in Flink. So does what it throws at its snapshot, for which
 * Flink would give the checkpoint up, and the next one, without an end that a test could see.
 */
final class EnumeratorHost<SplitT extends SourceSplit>
    implements SplitEnumeratorContext<SplitT>, AutoCloseable {

  private static final Field ACKNOWLEDGED_CHECKPOINT =
      InternalField.of(AcknowledgeCheckpointEvent.class, "checkpointId");

  private final OperatorID operator;
  private final String name;
  private final Source<?, SplitT, ?> source;
  private final Deployment deployment;
  private final JobVertex vertex;
  private final Map<Integer, ReaderInfo> readers = new TreeMap<>();
  private final Map<Integer, Long> awaiting = new HashMap<>();
  private final Map<Integer, Deque<OperatorEvent>> heldBack = new HashMap<>();
  private @Nullable SplitEnumerator<SplitT, ?> enumerator;

  EnumeratorHost(
      OperatorID operator, Source<?, ?, ?> source, Deployment deployment, JobVertex vertex) {
    this.operator = operator;
    this.name = "the enumerator of '%s'".formatted(OperatorNames.of(operator, vertex));
    this.source = typed(source);
    this.deployment = deployment;
    this.vertex = vertex;
  }

  @SuppressWarnings("unchecked") // the splits of a source are its own affair
  private Source<?, SplitT, ?> typed(Source<?, ?, ?> source) {
    return (Source<?, SplitT, ?>) source;
  }

  /**
   * Makes the enumerator and restores it.
   *
   * @throws JobFailedException if it fails
   */
  void start(byte @Nullable [] snapshot) {
    attempt(
        () -> {
          enumerator = snapshot == null ? source.createEnumerator(this) : restore(source, snapshot);
          enumerator.start();
        });
  }

  private void attempt(ThrowingRunnable<Exception> work) {
    get(
        () -> {
          work.run();
          return true;
        });
  }

  private <T> T get(SupplierWithException<T, Exception> work) {
    try {
      return work.get();
    } catch (Throwable e) {
      ExceptionUtils.rethrowIfFatalErrorOrOOM(e);
      throw JobFailedException.of(name, e);
    }
  }

  private <CheckpointT> SplitEnumerator<SplitT, CheckpointT> restore(
      Source<?, SplitT, CheckpointT> source, byte[] snapshot) throws Exception {
    CheckpointT state =
        SimpleVersionedSerialization.readVersionAndDeSerialize(
            source.getEnumeratorCheckpointSerializer(), snapshot);
    return source.restoreEnumerator(this, state);
  }

  byte[] snapshot(long checkpoint) {
    readers.keySet().forEach(reader -> awaiting.put(reader, checkpoint));
    return get(() -> snapshot(source, checkpoint));
  }

  @SuppressWarnings("unchecked") // the enumerator is the source's own
  private <CheckpointT> byte[] snapshot(Source<?, SplitT, CheckpointT> source, long checkpoint)
      throws Exception {
    SimpleVersionedSerializer<CheckpointT> serializer = source.getEnumeratorCheckpointSerializer();
    CheckpointT state = (CheckpointT) enumerator().snapshotState(checkpoint);
    return SimpleVersionedSerialization.writeVersionAndSerialize(serializer, state);
  }

  void notifyComplete(long checkpoint) {
    attempt(() -> enumerator().notifyCheckpointComplete(checkpoint));
  }

  /** Hears that a checkpoint is given up; nobody need wait for a snapshot any more. */
  void notifyAborted(long checkpoint) {
    awaiting.entrySet().stream()
        .filter(reader -> reader.getValue() == checkpoint)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(this::release);
    attempt(() -> enumerator().notifyCheckpointAborted(checkpoint));
  }

  /** Lets the enumerator go; as in Flink it is too late for anything that it throws. */
  @Override
  public void close() {
    IOUtils.closeQuietly(enumerator);
  }

  /**
   * Hears what a reader says.
   *
   * @throws JobFailedException if the enumerator fails
   */
  void receive(int subtask, OperatorEvent event) {
    attempt(() -> hear(subtask, event));
  }

  private void hear(int subtask, OperatorEvent event) throws Exception {
    if (event instanceof ReaderRegistrationEvent registration) {
      readers.put(subtask, new ReaderInfo(subtask, registration.location()));
      readSplitsBack(registration);
      enumerator().addReader(subtask);
    } else if (event instanceof RequestSplitEvent request) {
      enumerator().handleSplitRequest(subtask, request.hostName());
    } else if (event instanceof SourceEventWrapper wrapped) {
      enumerator().handleSourceEvent(subtask, wrapped.getSourceEvent());
    } else if (event instanceof AcknowledgeCheckpointEvent acknowledged
        && acknowledges(acknowledged, awaiting.get(subtask))) {
      release(subtask);
    }
  }

  /**
   * Readers of some sources report what they restored; the enumerator is then asked to share it.
   */
  private void readSplitsBack(ReaderRegistrationEvent registration) throws IOException {
    List<SplitT> restored =
        registration.splits(source.getSplitSerializer()) == null
            ? List.of()
            : registration.splits(source.getSplitSerializer());
    if (!restored.isEmpty()) {
      throw new UnsupportedOperationException(
          "the driver cannot run '%s': its readers hand their splits back after a restore"
              .formatted(vertex.getName()));
    }
  }

  private static boolean acknowledges(AcknowledgeCheckpointEvent event, @Nullable Long checkpoint) {
    return checkpoint != null
        && checkpoint.equals(InternalField.get(ACKNOWLEDGED_CHECKPOINT, event));
  }

  /** What is held back while two checkpoints are under way waits for the later one. */
  private void release(int subtask) {
    awaiting.remove(subtask);
    Deque<OperatorEvent> events = heldBack.remove(subtask);
    if (events != null) {
      events.forEach(event -> send(subtask, event));
    }
  }

  private void send(int subtask, OperatorEvent event) {
    if (awaiting.containsKey(subtask)) {
      heldBack.computeIfAbsent(subtask, unset -> new ArrayDeque<>()).add(event);
      return;
    }
    try {
      deployment.subtasks(vertex).get(subtask).dispatch(operator, new SerializedValue<>(event));
    } catch (IOException e) {
      throw new IllegalStateException("an event for " + vertex.getName() + " cannot travel", e);
    }
  }

  private SplitEnumerator<SplitT, ?> enumerator() {
    if (enumerator == null) {
      throw new IllegalStateException("the enumerator of " + vertex.getName() + " is not started");
    }
    return enumerator;
  }

  @Override
  public void assignSplits(SplitsAssignment<SplitT> assignment) {
    new TreeMap<>(assignment.assignment())
        .forEach(
            (subtask, splits) -> {
              try {
                send(subtask, new AddSplitEvent<>(splits, source.getSplitSerializer()));
              } catch (IOException e) {
                throw new IllegalStateException(
                    "splits of " + vertex.getName() + " cannot travel", e);
              }
            });
  }

  @Override
  public void signalNoMoreSplits(int subtask) {
    send(subtask, new NoMoreSplitsEvent());
  }

  @Override
  public void sendEventToSourceReader(int subtask, SourceEvent event) {
    send(subtask, new SourceEventWrapper(event));
  }

  @Override
  public int currentParallelism() {
    return vertex.getParallelism();
  }

  @Override
  public Map<Integer, ReaderInfo> registeredReaders() {
    return Map.copyOf(readers);
  }

  @Override
  public SplitEnumeratorMetricGroup metricGroup() {
    return UnregisteredMetricsGroup.createSplitEnumeratorMetricGroup();
  }

  @Override
  public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
    deployment.later(() -> attempt(() -> call(callable, handler)));
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the timers know of a failure
  public <T> void callAsync(
      Callable<T> callable, BiConsumer<T, Throwable> handler, long delay, long period) {
    if (delay == 0) {
      callAsync(callable, handler);
    }
    deployment
        .coordinatorTimers()
        .scheduleAtFixedRate(
            time -> attempt(() -> call(callable, handler)), delay == 0 ? period : delay, period);
  }

  @SuppressWarnings({"NullAway", "PMD"}) // Flink's handlers take null for what did not happen
  private static <T> void call(Callable<T> callable, BiConsumer<T, Throwable> handler) {
    T result;
    try {
      result = callable.call();
    } catch (Exception e) {
      handler.accept(null, e);
      return;
    }
    handler.accept(result, null);
  }

  @Override
  public void setIsProcessingBacklog(boolean backlog) {
    readers.keySet().forEach(reader -> send(reader, new IsProcessingBacklogEvent(backlog)));
  }

  @Override
  public void runInCoordinatorThread(Runnable work) {
    deployment.later(() -> attempt(work::run));
  }
}
