package dev.rtc.testing.driver;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.apache.flink.streaming.runtime.tasks.StreamTask;
import org.apache.flink.streaming.runtime.tasks.TimerService;

/** Reaches the few parts of a stream task that would otherwise bring threads and real time in. */
final class TaskInternals {

  private static final Field TIMERS = field(StreamTask.class, "timerService");
  private static final Field SYSTEM_TIMERS = field(StreamTask.class, "systemTimerService");
  private static final Field CHANNEL_STATE_READER = field(StreamTask.class, "channelIOExecutor");
  private static final Field MAILBOX = field(StreamTask.class, "mailboxProcessor");
  private static final Field LATENCY = field(MAILBOX.getType(), "mailboxMetricsControl");
  private static final Field LATENCY_TIMERS = field(LATENCY.getType(), "timerService");
  private static final Field COORDINATOR = field(StreamTask.class, "subtaskCheckpointCoordinator");
  private static final Field END_OF_DATA = field(StreamTask.class, "endOfDataReceived");
  private static final Field FINAL_CHECKPOINT = field(StreamTask.class, "finalCheckpointCompleted");
  private static final Field SYNC_SAVEPOINT = field(StreamTask.class, "syncSavepoint");
  private static final Method AFTER_INVOKE = afterInvokeMethod();

  private final StreamTask<?, ?> task;

  TaskInternals(StreamTask<?, ?> task) {
    this.task = task;
  }

  void replace(TimerService timers, ExecutorService direct, ExecutorService asyncHalves) {
    set(TIMERS, task, timers);
    set(SYSTEM_TIMERS, task, timers);
    set(CHANNEL_STATE_READER, task, direct);
    set(LATENCY_TIMERS, get(LATENCY, get(MAILBOX, task)), null);
    Object coordinator = get(COORDINATOR, task);
    set(field(coordinator.getClass(), "asyncOperationsThreadPool"), coordinator, asyncHalves);
  }

  boolean hasReceivedEndOfData() {
    return (Boolean) get(END_OF_DATA, task);
  }

  boolean stopsWithSavepoint() {
    return get(SYNC_SAVEPOINT, task) != null;
  }

  boolean hasCompletedFinalCheckpoint() {
    return ((CompletableFuture<?>) get(FINAL_CHECKPOINT, task)).isDone();
  }

  void afterInvoke() throws Exception {
    try {
      AFTER_INVOKE.invoke(task);
    } catch (java.lang.reflect.InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static Object get(Field field, Object of) {
    try {
      return field.get(of);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void set(Field field, Object of, Object value) {
    try {
      field.set(of, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Field field(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw otherFlink(type + "." + name, e);
    }
  }

  private static Method afterInvokeMethod() {
    try {
      Method method = StreamTask.class.getDeclaredMethod("afterInvoke");
      method.setAccessible(true);
      return method;
    } catch (NoSuchMethodException e) {
      throw otherFlink(StreamTask.class + ".afterInvoke()", e);
    }
  }

  private static IllegalStateException otherFlink(String missing, Exception cause) {
    return new IllegalStateException(
        "this Flink has no %s; the driver runs on Flink 2.3".formatted(missing), cause);
  }
}
