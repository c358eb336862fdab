package dev.rtc.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Holds what sources and sinks of one run share with the test, in the JVM that runs both.
 *
 * <p>Operators travel to their task as bytes: they find the run again by its id.
 */
final class LiveRun implements AutoCloseable {

  private static final Map<String, LiveRun> RUNS = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();
  private final Map<String, List<Collected<?>>> outputs = new ConcurrentHashMap<>();
  private final List<Hold> holds;

  private LiveRun(int inputs, int holds) {
    this.holds = Stream.generate(() -> new Hold(inputs)).limit(holds).toList();
  }

  /**
   * Opens a run.
   *
   * @param inputs how many inputs arrive at each hold
   * @param holds how often the script settles
   */
  static LiveRun open(int inputs, int holds) {
    LiveRun run = new LiveRun(inputs, holds);
    RUNS.put(run.id, run);
    return run;
  }

  /** Finds a run that is open. */
  static LiveRun find(String id) {
    LiveRun run = RUNS.get(id);
    if (run == null) {
      throw new IllegalStateException("no test runs under " + id + " in this JVM any more");
    }
    return run;
  }

  String id() {
    return id;
  }

  List<Hold> holds() {
    return holds;
  }

  void collect(String output, Collected<?> collected) {
    List<Collected<?>> all = outputs.computeIfAbsent(output, unset -> new ArrayList<>());
    synchronized (all) {
      all.add(collected);
    }
  }

  /** Counts what has reached an output so far. */
  int collected(String output) {
    List<Collected<?>> all = outputs.getOrDefault(output, List.of());
    synchronized (all) {
      return all.size();
    }
  }

  /** Returns what has been collected; called when no writer is left. */
  Outcome outcome() {
    return new Outcome(Map.copyOf(outputs));
  }

  @Override
  public void close() {
    RUNS.remove(id);
  }
}
