package dev.rtc.testing;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Stops every input at one place of the script until the engine lets them go on. */
final class Hold {

  private final int inputs;
  private final Set<String> here = new HashSet<>();
  private final CompletableFuture<Void> released = new CompletableFuture<>();
  private CompletableFuture<Void> reached = new CompletableFuture<>();

  Hold(int inputs) {
    this.inputs = inputs;
  }

  /** Counts one input in and returns what completes when it may go on. */
  synchronized CompletableFuture<Void> arrive(String input) {
    here.add(input);
    if (here.size() == inputs) {
      reached.complete(null);
    }
    return released;
  }

  /** Counts one input out whose job has failed: it comes again. */
  synchronized void leave(String input) {
    if (here.remove(input) && reached.isDone()) {
      reached = new CompletableFuture<>();
    }
  }

  /** Returns what completes when all inputs are here; another one after one has left. */
  synchronized CompletableFuture<Void> reached() {
    return reached;
  }

  void release() {
    released.complete(null);
  }
}
