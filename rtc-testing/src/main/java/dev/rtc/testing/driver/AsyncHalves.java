package dev.rtc.testing.driver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps the asynchronous halves of snapshots until the schedule lets them run. */
final class AsyncHalves extends AbstractExecutorService {

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean shutdown;

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  void runOne() {
    waiting.remove().run();
  }

  void runAll() {
    while (!waiting.isEmpty()) {
      runOne();
    }
  }

  @Override
  public void execute(Runnable half) {
    waiting.add(half);
  }

  @Override
  public void shutdown() {
    shutdown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown = true;
    List<Runnable> dropped = List.copyOf(waiting);
    waiting.clear();
    return dropped;
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return shutdown && waiting.isEmpty();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return isTerminated();
  }
}
