package dev.rtc.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Stops every input at one place of the script until the engine lets them go on. */
final class Hold {

  private final AtomicInteger missing;
  private final CompletableFuture<Void> reached = new CompletableFuture<>();
  private final CompletableFuture<Void> released = new CompletableFuture<>();

  Hold(int inputs) {
    this.missing = new AtomicInteger(inputs);
  }

  /** Counts one input in and returns what completes when it may go on. */
  CompletableFuture<Void> arrive() {
    if (missing.decrementAndGet() == 0) {
      reached.complete(null);
    }
    return released;
  }

  /** Returns what completes when all inputs are here. */
  CompletableFuture<Void> reached() {
    return reached;
  }

  void release() {
    released.complete(null);
  }
}
