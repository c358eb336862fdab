package dev.rtc.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Holds what sources and sinks of one run share with the test, in the JVM that runs both.
 *
 * <p>Operators travel to their task as bytes: they find the run again by its id.
 */
final class LiveRun implements AutoCloseable {

  /** How long records are awaited under a virtual clock. */
  static final Duration PATIENCE = Duration.ofDays(1);

  private static final Map<String, LiveRun> RUNS = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();
  private final Map<String, TapeCutter<?>> inputs = new LinkedHashMap<>();
  private final Map<String, List<Collected<?>>> outputs = new ConcurrentHashMap<>();
  private final Map<String, Watermarks> watermarks = new ConcurrentHashMap<>();
  private final List<Hold> holds;
  private final Set<String> attempts = ConcurrentHashMap.newKeySet();
  private boolean realTime;
  private FaultBoard faults = new FaultBoard(Faults.none());
  private final AtomicLong event = new AtomicLong();

  private LiveRun(List<InputPort<?>> ports, int holds) {
    ports.forEach(port -> inputs.put(port.id(), new TapeCutter<>(port)));
    this.holds = Stream.generate(() -> new Hold(inputs.size())).limit(holds).toList();
  }

  /**
   * Opens a run.
   *
   * @param holds how often all inputs stop
   */
  static LiveRun open(List<InputPort<?>> ports, int holds) {
    LiveRun run = new LiveRun(ports, holds);
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

  /** Plans what goes wrong; nothing unless said. */
  LiveRun with(Faults planned) {
    faults = new FaultBoard(planned);
    return this;
  }

  /** Says that time passes by itself. */
  LiveRun byTheMachinesClock() {
    realTime = true;
    return this;
  }

  /** Returns how long a writer waits for real for each record. */
  Duration pause(String output) {
    return realTime ? faults.faults().delay(output) : Duration.ZERO;
  }

  FaultBoard faults() {
    return faults;
  }

  String id() {
    return id;
  }

  /** Returns what makes the tapes. */
  Iterable<TapeCutter<?>> inputs() {
    return inputs.values();
  }

  Tape tape(String input) {
    return Objects.requireNonNull(inputs.get(input), input).tape();
  }

  List<Hold> holds() {
    return holds;
  }

  /** Counts one more event of the script. */
  void next() {
    event.incrementAndGet();
  }

  /** Remembers how far the watermark of one writer of an output has got. */
  void reached(String output, int writer, long millis) {
    Watermarks its = watermarks.computeIfAbsent(output, unset -> new Watermarks());
    synchronized (its) {
      its.reached(writer, event.get(), millis);
    }
  }

  void collect(String output, Collected<?> collected) {
    List<Collected<?>> all = outputs.computeIfAbsent(output, unset -> new ArrayList<>());
    synchronized (all) {
      all.add(collected.during(event.get()));
    }
  }

  /** Takes back what a job wrote that goes on from an older checkpoint, as a transaction does. */
  void rollBackTo(long checkpoint) {
    for (List<Collected<?>> all : outputs.values()) {
      synchronized (all) {
        all.removeIf(collected -> collected.checkpoint() >= checkpoint);
      }
    }
  }

  /** Takes back what an earlier attempt of the same job wrote since its checkpoint. */
  void begin(String output, String attempt, long checkpoint) {
    List<Collected<?>> all = outputs.get(output);
    if (attempts.add(output + " " + attempt) && all != null) {
      synchronized (all) {
        all.removeIf(collected -> collected.checkpoint() >= checkpoint);
      }
    }
  }

  /** Takes back all that has been collected but this. */
  void goBackTo(Outcome earlier) {
    outputs.forEach(
        (output, all) -> {
          synchronized (all) {
            all.clear();
            all.addAll(earlier.of(output));
          }
        });
  }

  /** Counts what has reached an output so far. */
  int collected(String output) {
    List<Collected<?>> all = outputs.getOrDefault(output, List.of());
    synchronized (all) {
      return all.size();
    }
  }

  /** Tells whether records that are awaited have not come. */
  boolean lacks(ScriptEvent.Await await) {
    return collected(await.output()) < await.records();
  }

  /**
   * Requires that what was awaited has come.
   *
   * @param title says which job it is
   * @param circumstances says why there is no hope
   */
  void require(ScriptEvent.Await await, String title, String circumstances) {
    if (lacks(await)) {
      throw new AssertionError(
          "%d of the %d records awaited have reached '%s' of %s%s"
              .formatted(
                  collected(await.output()),
                  await.records(),
                  await.output(),
                  title,
                  circumstances));
    }
  }

  /** Says why records that were awaited under a virtual clock have not come. */
  static String hopeless(boolean timers) {
    return timers ? " after 1 day of the clock" : ", and no timer is pending";
  }

  /** Returns what has been collected so far. */
  Outcome outcome() {
    Map<String, List<Collected<?>>> copy = new HashMap<>();
    outputs.forEach(
        (output, all) -> {
          synchronized (all) {
            copy.put(output, List.copyOf(all));
          }
        });
    return new Outcome(copy, copyOfWatermarks());
  }

  private Map<String, Watermarks> copyOfWatermarks() {
    Map<String, Watermarks> copy = new HashMap<>();
    watermarks.forEach(
        (output, its) -> {
          synchronized (its) {
            copy.put(output, its.copy());
          }
        });
    return copy;
  }

  @Override
  public void close() {
    RUNS.remove(id);
  }
}
