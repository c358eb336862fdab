package dev.rtc.testing.simulation;

import dev.rtc.testing.compare.RecordKey;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds how a simulation runs; what changes it makes a copy. */
final class Settings {

  static final Settings DEFAULT = new Settings();

  private Map<String, Function<SplittableRandom, List<List<Object>>>> inputs = Map.of();
  private int fewest = 1;
  private int most = 3;
  private Backend backend = Backend.HEAP;
  private Set<Fault> faults =
      EnumSet.complementOf(EnumSet.of(Fault.DUPLICATED_INPUT, Fault.ADVANCING_CLOCK));
  private long firstSeed = 1;
  private long seeds = 100;
  private Duration horizon = Duration.ofSeconds(5);
  private int shownMoves = 30;
  private int shrinkingRuns = 400;
  private Set<String> unordered = Set.of();
  private Map<String, Function<Object, Object>> views = Map.of();
  private Map<String, Function<Object, @Nullable Object>> keys = Map.of();
  private Set<String> tables = Set.of();
  private Set<String> byTheClock = Set.of();
  private boolean batch;
  private Map<String, Consumer<SimulationOutcome>> invariants = Map.of();

  private Settings() {}

  private Settings(Settings other) {
    inputs = other.inputs;
    fewest = other.fewest;
    most = other.most;
    backend = other.backend;
    faults = other.faults;
    firstSeed = other.firstSeed;
    seeds = other.seeds;
    horizon = other.horizon;
    shownMoves = other.shownMoves;
    shrinkingRuns = other.shrinkingRuns;
    unordered = other.unordered;
    views = other.views;
    keys = other.keys;
    tables = other.tables;
    byTheClock = other.byTheClock;
    batch = other.batch;
    invariants = other.invariants;
  }

  private Settings changed(Consumer<Settings> change) {
    Settings copy = new Settings(this);
    change.accept(copy);
    return copy;
  }

  /** Returns what draws the records of each partition of each input. */
  Map<String, Function<SplittableRandom, List<List<Object>>>> inputs() {
    return inputs;
  }

  Settings withInput(String id, Function<SplittableRandom, List<List<Object>>> records) {
    return changed(copy -> copy.inputs = with(inputs, id, records));
  }

  /** Returns the lowest parallelism. */
  int fewest() {
    return fewest;
  }

  /** Returns the highest parallelism. */
  int most() {
    return most;
  }

  Settings withParallelism(int lowest, int highest) {
    return changed(
        copy -> {
          copy.fewest = lowest;
          copy.most = highest;
        });
  }

  Backend backend() {
    return backend;
  }

  Settings withBackend(Backend other) {
    return changed(copy -> copy.backend = other);
  }

  /** Returns what may go wrong. */
  Set<Fault> faults() {
    return faults;
  }

  /** Returns what a seed draws from: the clock advances wherever an output depends on it. */
  Set<Fault> drawnFaults() {
    Set<Fault> drawn = EnumSet.noneOf(Fault.class);
    drawn.addAll(faults);
    if (!byTheClock.isEmpty()) {
      drawn.add(Fault.ADVANCING_CLOCK);
    }
    return drawn;
  }

  Settings withFaults(Set<Fault> allowed) {
    return changed(copy -> copy.faults = allowed);
  }

  long firstSeed() {
    return firstSeed;
  }

  /** Returns how many seeds are run. */
  long seeds() {
    return seeds;
  }

  Settings withSeeds(long first, long number) {
    return changed(
        copy -> {
          copy.firstSeed = first;
          copy.seeds = number;
        });
  }

  /** Returns how far the clock may advance in a run. */
  Duration horizon() {
    return horizon;
  }

  Settings withHorizon(Duration other) {
    return changed(copy -> copy.horizon = other);
  }

  /** Returns how many of its last moves a failure shows. */
  int shownMoves() {
    return shownMoves;
  }

  Settings withShownMoves(int number) {
    return changed(copy -> copy.shownMoves = number);
  }

  /** Returns how many runs the shrinking of a failure may take. */
  int shrinkingRuns() {
    return shrinkingRuns;
  }

  Settings withShrinkingRuns(int number) {
    return changed(copy -> copy.shrinkingRuns = number);
  }

  /** Lets the order within a key of an output not count. */
  Settings withUnordered(String output) {
    return changed(copy -> copy.unordered = with(unordered, output));
  }

  Settings withKey(String output, Function<Object, @Nullable Object> key) {
    return changed(copy -> copy.keys = with(keys, output, key));
  }

  /** Compares a part of the records of an output only. */
  Settings withView(String output, Function<Object, Object> view) {
    return changed(copy -> copy.views = with(views, output, view));
  }

  /** Takes the records of an output for changes of rows. */
  Settings withTable(String output) {
    return changed(copy -> copy.tables = with(tables, output));
  }

  /** Returns the outputs of which only invariants are required. */
  Set<String> byTheClock() {
    return byTheClock;
  }

  Settings withByTheClock(String output) {
    return changed(copy -> copy.byTheClock = with(byTheClock, output));
  }

  /** Tells whether the result has to be that of Flink's batch mode, too. */
  boolean batch() {
    return batch;
  }

  Settings withBatch() {
    return changed(copy -> copy.batch = true);
  }

  /** Returns what else has to hold, by name. */
  Map<String, Consumer<SimulationOutcome>> invariants() {
    return invariants;
  }

  Settings withInvariant(String name, Consumer<SimulationOutcome> invariant) {
    return changed(copy -> copy.invariants = with(invariants, name, invariant));
  }

  Judgement judgement(String output, boolean oneOrder) {
    boolean ordered = keys.containsKey(output) || (oneOrder && !unordered.contains(output));
    return ordered
        ? judgement(output, keys.getOrDefault(output, RecordKey::of))
        : judgementOfContent(output);
  }

  /** Lets the order count for nothing. */
  Judgement judgementOfContent(String output) {
    return judgement(output, record -> null);
  }

  private Judgement judgement(String output, Function<Object, @Nullable Object> key) {
    Function<Object, Object> view = views.getOrDefault(output, Function.identity());
    return new Judgement(output, tables.contains(output), view, key);
  }

  /**
   * Requires that the simulation speaks of nothing but what the job has.
   *
   * @throws IllegalArgumentException if it names an input or an output that does not exist, or an
   *     input has no records
   */
  void requireKnown(String name, Set<String> jobInputs, Set<String> jobOutputs) {
    requireKnown("input", inputs.keySet(), name, "input", jobInputs);
    requireKnown("ordered", keys.keySet(), name, "output", jobOutputs);
    requireKnown("unordered", unordered, name, "output", jobOutputs);
    requireKnown("byTheClock", byTheClock, name, "output", jobOutputs);
    requireKnown("comparing", views.keySet(), name, "output", jobOutputs);
    for (String input : jobInputs) {
      if (!inputs.containsKey(input)) {
        throw new IllegalArgumentException(
            "Simulation: input '%s' of '%s' has no records; write .input(\"%s\", ...)"
                .formatted(input, name, input));
      }
    }
  }

  private static void requireKnown(
      String where, Set<String> asked, String name, String kind, Set<String> known) {
    for (String each : asked) {
      if (!known.contains(each)) {
        throw new IllegalArgumentException(
            "Simulation.%s: '%s' has no %s '%s'; it has %s"
                .formatted(
                    where, name, kind, each, known.stream().map(id -> "'" + id + "'").toList()));
      }
    }
  }

  private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
    Map<String, V> more = new LinkedHashMap<>(map);
    more.put(key, value);
    return more;
  }

  private static Set<String> with(Set<String> set, String element) {
    Set<String> more = new LinkedHashSet<>(set);
    more.add(element);
    return more;
  }
}
