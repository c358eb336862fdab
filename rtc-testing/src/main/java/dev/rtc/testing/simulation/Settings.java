package dev.rtc.testing.simulation;

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

/**
 * Holds how a simulation runs.
 *
 * @param inputs draws the records of each partition of each input
 * @param fewest the lowest parallelism
 * @param most the highest parallelism
 * @param backend where state is kept
 * @param faults what may go wrong
 * @param firstSeed the first seed
 * @param seeds how many seeds
 * @param horizon how far the clock may advance in a run
 * @param shownMoves how many of its last moves a failure shows
 * @param shrinkingRuns how many runs the shrinking of a failure may take
 * @param unordered the outputs whose order within a key does not count
 * @param views what of a record is compared, by output
 * @param keys finds the key of a record, by output
 * @param tables the outputs that hold changes of rows
 * @param invariants what else has to hold, by name
 */
record Settings(
    Map<String, Function<SplittableRandom, List<List<Object>>>> inputs,
    int fewest,
    int most,
    Backend backend,
    Set<Fault> faults,
    long firstSeed,
    long seeds,
    Duration horizon,
    int shownMoves,
    int shrinkingRuns,
    Set<String> unordered,
    Map<String, Function<Object, Object>> views,
    Map<String, Function<Object, @Nullable Object>> keys,
    Set<String> tables,
    Map<String, Consumer<SimulationOutcome>> invariants) {

  private static final int SEEDS = 100;
  private static final int MOST_SUBTASKS = 3;
  private static final int SHOWN_MOVES = 30;
  private static final int SHRINKING_RUNS = 400;
  private static final Duration HORIZON = Duration.ofSeconds(5);

  static final Settings DEFAULT =
      new Settings(
          Map.of(),
          1,
          MOST_SUBTASKS,
          Backend.HEAP,
          EnumSet.complementOf(EnumSet.of(Fault.DUPLICATED_INPUT)),
          1,
          SEEDS,
          HORIZON,
          SHOWN_MOVES,
          SHRINKING_RUNS,
          Set.of(),
          Map.of(),
          Map.of(),
          Set.of(),
          Map.of());

  Settings withInput(String id, Function<SplittableRandom, List<List<Object>>> records) {
    return new Settings(
        with(inputs, id, records),
        fewest,
        most,
        backend,
        faults,
        firstSeed,
        seeds,
        horizon,
        shownMoves,
        shrinkingRuns,
        unordered,
        views,
        keys,
        tables,
        invariants);
  }

  Settings withParallelism(int lowest, int highest) {
    return new Settings(
        inputs,
        lowest,
        highest,
        backend,
        faults,
        firstSeed,
        seeds,
        horizon,
        shownMoves,
        shrinkingRuns,
        unordered,
        views,
        keys,
        tables,
        invariants);
  }

  Settings withBackend(Backend other) {
    return new Settings(
        inputs,
        fewest,
        most,
        other,
        faults,
        firstSeed,
        seeds,
        horizon,
        shownMoves,
        shrinkingRuns,
        unordered,
        views,
        keys,
        tables,
        invariants);
  }

  Settings withFaults(Set<Fault> allowed) {
    return new Settings(
        inputs,
        fewest,
        most,
        backend,
        allowed,
        firstSeed,
        seeds,
        horizon,
        shownMoves,
        shrinkingRuns,
        unordered,
        views,
        keys,
        tables,
        invariants);
  }

  Settings withSeeds(long first, long number) {
    return new Settings(
        inputs,
        fewest,
        most,
        backend,
        faults,
        first,
        number,
        horizon,
        shownMoves,
        shrinkingRuns,
        unordered,
        views,
        keys,
        tables,
        invariants);
  }

  Settings withHorizon(Duration other) {
    return new Settings(
        inputs,
        fewest,
        most,
        backend,
        faults,
        firstSeed,
        seeds,
        other,
        shownMoves,
        shrinkingRuns,
        unordered,
        views,
        keys,
        tables,
        invariants);
  }

  Settings withShownMoves(int number) {
    return new Settings(
        inputs,
        fewest,
        most,
        backend,
        faults,
        firstSeed,
        seeds,
        horizon,
        number,
        shrinkingRuns,
        unordered,
        views,
        keys,
        tables,
        invariants);
  }

  Settings withShrinkingRuns(int number) {
    return new Settings(
        inputs,
        fewest,
        most,
        backend,
        faults,
        firstSeed,
        seeds,
        horizon,
        shownMoves,
        number,
        unordered,
        views,
        keys,
        tables,
        invariants);
  }

  Settings withUnordered(String output) {
    return new Settings(
        inputs,
        fewest,
        most,
        backend,
        faults,
        firstSeed,
        seeds,
        horizon,
        shownMoves,
        shrinkingRuns,
        with(unordered, output),
        views,
        keys,
        tables,
        invariants);
  }

  Settings withKey(String output, Function<Object, @Nullable Object> key) {
    return new Settings(
        inputs,
        fewest,
        most,
        backend,
        faults,
        firstSeed,
        seeds,
        horizon,
        shownMoves,
        shrinkingRuns,
        unordered,
        views,
        with(keys, output, key),
        tables,
        invariants);
  }

  Settings withView(String output, Function<Object, Object> view) {
    return new Settings(
        inputs,
        fewest,
        most,
        backend,
        faults,
        firstSeed,
        seeds,
        horizon,
        shownMoves,
        shrinkingRuns,
        unordered,
        with(views, output, view),
        keys,
        tables,
        invariants);
  }

  Settings withTable(String output) {
    return new Settings(
        inputs,
        fewest,
        most,
        backend,
        faults,
        firstSeed,
        seeds,
        horizon,
        shownMoves,
        shrinkingRuns,
        unordered,
        views,
        keys,
        with(tables, output),
        invariants);
  }

  Settings withInvariant(String name, Consumer<SimulationOutcome> invariant) {
    return new Settings(
        inputs,
        fewest,
        most,
        backend,
        faults,
        firstSeed,
        seeds,
        horizon,
        shownMoves,
        shrinkingRuns,
        unordered,
        views,
        keys,
        tables,
        with(invariants, name, invariant));
  }

  Judgement judgement(String output, boolean oneOrder) {
    boolean ordered = keys.containsKey(output) || (oneOrder && !unordered.contains(output));
    Function<Object, @Nullable Object> key =
        ordered ? keys.getOrDefault(output, Judgement::keyOf) : record -> null;
    Function<Object, Object> view = views.getOrDefault(output, Function.identity());
    return new Judgement(output, tables.contains(output), view, key);
  }

  /**
   * Requires that the simulation speaks of nothing but what the job has.
   *
   * @throws IllegalArgumentException if it names an input or an output that does not exist
   */
  void requireKnown(String name, Set<String> jobInputs, Set<String> jobOutputs) {
    requireKnown("input", inputs.keySet(), name, "input", jobInputs);
    requireKnown("ordered", keys.keySet(), name, "output", jobOutputs);
    requireKnown("unordered", unordered, name, "output", jobOutputs);
    requireKnown("comparing", views.keySet(), name, "output", jobOutputs);
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
