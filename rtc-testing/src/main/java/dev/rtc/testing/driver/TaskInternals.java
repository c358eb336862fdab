package dev.rtc.testing.driver;

import static dev.rtc.testing.driver.InternalField.get;
import static dev.rtc.testing.driver.InternalField.getOrNull;
import static dev.rtc.testing.driver.InternalField.set;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.runtime.io.AvailabilityProvider;
import org.apache.flink.runtime.io.network.api.writer.ChannelSelector;
import org.apache.flink.runtime.io.network.api.writer.ChannelSelectorRecordWriter;
import org.apache.flink.runtime.io.network.api.writer.RecordWriterDelegate;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.CheckpointStorageWorkerView;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.runtime.partitioner.RebalancePartitioner;
import org.apache.flink.streaming.runtime.partitioner.ShufflePartitioner;
import org.apache.flink.streaming.runtime.tasks.OperatorChain;
import org.apache.flink.streaming.runtime.tasks.StreamOperatorWrapper;
import org.apache.flink.streaming.runtime.tasks.StreamTask;
import org.apache.flink.streaming.runtime.tasks.TimerService;
import org.apache.flink.streaming.runtime.tasks.mailbox.MailboxExecutorImpl;
import org.apache.flink.streaming.runtime.tasks.mailbox.MailboxProcessor;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;

/** Reaches the few parts of a stream task that would bring in threads, real time and chance. */
final class TaskInternals {

  private static final Field TIMERS = field("timerService");
  private static final Field SYSTEM_TIMERS = field("systemTimerService");
  private static final Field CHANNEL_STATE_READER = field("channelIOExecutor");
  private static final Field MAILBOX = field("mailboxProcessor");
  private static final Field MAILS = InternalField.of(MailboxProcessor.class, "mailbox");
  private static final Field MAIN_MAILBOX = field("mainMailboxExecutor");
  private static final Field MAIN_MAILS = InternalField.of(MailboxExecutorImpl.class, "mailbox");
  private static final Field LATENCY = InternalField.of(MAILBOX.getType(), "mailboxMetricsControl");
  private static final Field LATENCY_TIMERS = InternalField.of(LATENCY.getType(), "timerService");
  private static final Field COORDINATOR = field("subtaskCheckpointCoordinator");
  private static final Class<?> COORDINATORS = coordinators();
  private static final Field ASYNC_HALVES =
      InternalField.of(COORDINATORS, "asyncOperationsThreadPool");
  private static final Field CACHED_STORAGE = InternalField.of(COORDINATORS, "checkpointStorage");
  private static final Field STORAGE = InternalField.of(CACHED_STORAGE.getType(), "delegate");
  private static final Field STATE_BACKEND = field("stateBackend");
  private static final Field WRITERS = field("recordWriter");
  private static final Field NEXT_CHANNEL =
      InternalField.of(RebalancePartitioner.class, "nextChannelToSendTo");
  private static final Field RANDOM_CHANNEL = InternalField.of(ShufflePartitioner.class, "random");
  private static final Field INPUT = field("inputProcessor");
  private static final Field CHAIN = field("operatorChain");
  private static final Field END_OF_DATA = field("endOfDataReceived");
  private static final Field FINAL_CHECKPOINT = field("finalCheckpointCompleted");
  private static final Field SYNC_SAVEPOINT = field("syncSavepoint");
  private static final Method AFTER_INVOKE = afterInvokeMethod();

  private final StreamTask<?, ?> task;

  TaskInternals(StreamTask<?, ?> task) {
    this.task = task;
  }

  void replace(
      TimerService timers, ExecutorService direct, ExecutorService asyncHalves, TaskMailbox mails) {
    set(TIMERS, task, timers);
    set(SYSTEM_TIMERS, task, timers);
    set(CHANNEL_STATE_READER, task, direct);
    set(LATENCY_TIMERS, get(LATENCY, get(MAILBOX, task)), null);
    set(ASYNC_HALVES, get(COORDINATOR, task), asyncHalves);
    set(MAILS, get(MAILBOX, task), mails);
    set(MAIN_MAILS, mainMailbox(), mails);
    StateBackend backend = (StateBackend) get(STATE_BACKEND, task);
    set(STATE_BACKEND, task, new ClockedBackend(backend, timers.getClock()));
  }

  void keepSnapshotsIn(CheckpointStorageWorkerView storage) {
    set(STORAGE, get(CACHED_STORAGE, get(COORDINATOR, task)), storage);
  }

  private MailboxExecutor mainMailbox() {
    return (MailboxExecutor) get(MAIN_MAILBOX, task);
  }

  /** Lets partitioners begin at a channel that follows from the subtask instead of chance. */
  void partitionWithoutChance(int subtask, int outputs) {
    RecordWriterDelegate<?> writers = (RecordWriterDelegate<?>) get(WRITERS, task);
    for (int i = 0; i < outputs; i++) {
      if (writers.getRecordWriter(i) instanceof ChannelSelectorRecordWriter<?> writer) {
        partitionWithoutChance(writer.getChannelSelector(), subtask);
      }
    }
  }

  static void partitionWithoutChance(ChannelSelector<?> partitioner, int subtask) {
    if (partitioner instanceof RebalancePartitioner) {
      set(NEXT_CHANNEL, partitioner, subtask);
    } else if (partitioner instanceof ShufflePartitioner) {
      set(RANDOM_CHANNEL, partitioner, new Random(subtask));
    }
  }

  /** Finds an operator of the chain; there is none in a task that was restored as ended. */
  Optional<StreamOperator<?>> operator(OperatorID id) {
    return operators().stream().filter(operator -> operator.getOperatorID().equals(id)).findFirst();
  }

  List<StreamOperator<?>> operators() {
    OperatorChain<?, ?> chain = (OperatorChain<?, ?>) get(CHAIN, task);
    List<StreamOperator<?>> operators = new ArrayList<>();
    for (StreamOperatorWrapper<?, ?> wrapper : chain.getAllOperators()) {
      operators.add(wrapper.getStreamOperator());
    }
    return operators;
  }

  /** Completes when there is something to read. */
  CompletableFuture<?> moreInput() {
    return ((AvailabilityProvider) get(INPUT, task)).getAvailableFuture();
  }

  boolean hasReceivedEndOfData() {
    return (Boolean) get(END_OF_DATA, task);
  }

  boolean stopsWithSavepoint() {
    return getOrNull(SYNC_SAVEPOINT, task) != null;
  }

  boolean hasCompletedFinalCheckpoint() {
    return ((CompletableFuture<?>) get(FINAL_CHECKPOINT, task)).isDone();
  }

  void afterInvoke() throws Exception {
    try {
      AFTER_INVOKE.invoke(task);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static Field field(String name) {
    return InternalField.of(StreamTask.class, name);
  }

  private static Class<?> coordinators() {
    String coordinator = StreamTask.class.getPackageName() + ".SubtaskCheckpointCoordinatorImpl";
    try {
      return Class.forName(coordinator);
    } catch (ClassNotFoundException e) {
      throw InternalField.otherFlink(coordinator, e);
    }
  }

  private static Method afterInvokeMethod() {
    try {
      Method method = StreamTask.class.getDeclaredMethod("afterInvoke");
      method.setAccessible(true);
      return method;
    } catch (NoSuchMethodException e) {
      throw InternalField.otherFlink(StreamTask.class + ".afterInvoke()", e);
    }
  }
}
