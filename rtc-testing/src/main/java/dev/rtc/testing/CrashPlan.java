package dev.rtc.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Lists the ways to disturb a script.
 *
 * <p>What is replayed after a crash without a checkpoint comes from one input, and no time passes
 * meanwhile: between two inputs there is no order, and a clock does not go back, so that a pipeline
 * that is right may tell something else otherwise. Hence a checkpoint is taken where such a stretch
 * begins.
 */
final class CrashPlan {

  private static final ScriptEvent CHECKPOINT = new ScriptEvent.Checkpoint();
  private static final ScriptEvent CRASH = new ScriptEvent.Crash();
  private static final int[] CYCLE = {1, 3, 2, 4};

  private final List<ScriptEvent> script;
  private final int parallelism;

  CrashPlan(List<ScriptEvent> script, int parallelism) {
    this.script = script;
    this.parallelism = parallelism;
  }

  /** Lists those with something in every gap at once. */
  List<CrashRun> inAllGaps() {
    return List.of(
        everywhere("a crash right after a checkpoint in every gap", this::crashed),
        everywhere("other subtasks in every gap", this::rescaled));
  }

  /** Lists those in one gap each, and those in all. */
  List<CrashRun> inEachGap() {
    List<CrashRun> runs = new ArrayList<>();
    for (int gap = 1; gap <= script.size(); gap++) {
      runs.add(CrashRun.in(gap, "a crash right after a checkpoint", CHECKPOINT, CRASH));
      replay(gap, runs);
      int subtasks = gap % 2 == 0 ? Math.max(1, parallelism - 1) : parallelism + 1;
      runs.add(
          CrashRun.in(gap, "%d subtasks from a savepoint".formatted(subtasks), rescale(subtasks)));
    }
    runs.addAll(inAllGaps());
    return runs;
  }

  private List<ScriptEvent> crashed(int gap) {
    return List.of(CHECKPOINT, CRASH);
  }

  private List<ScriptEvent> rescaled(int gap) {
    return List.of(rescale(CYCLE[gap % CYCLE.length]));
  }

  private CrashRun everywhere(String what, IntFunction<List<ScriptEvent>> disturbance) {
    Map<Integer, List<ScriptEvent>> all = new TreeMap<>();
    for (int gap = 1; gap <= script.size(); gap++) {
      all.put(gap, disturbance.apply(gap));
    }
    return new CrashRun(what, all);
  }

  private void replay(int gap, List<CrashRun> runs) {
    int begin = beginOfReplay(gap);
    if (begin == gap) {
      return;
    }
    Map<Integer, List<ScriptEvent>> disturbances = new TreeMap<>();
    if (begin > 0) {
      disturbances.put(begin, List.of(CHECKPOINT));
    }
    disturbances.put(gap, List.of(CRASH));
    runs.add(new CrashRun("a crash that replays from gap " + begin, disturbances));
  }

  /** Finds how far back from a gap everything may be done again. */
  private int beginOfReplay(int gap) {
    int begin = gap;
    while (begin > 0 && belongs(script.get(begin - 1), script.get(gap - 1))) {
      begin--;
    }
    return begin;
  }

  private static boolean belongs(ScriptEvent event, ScriptEvent last) {
    return event instanceof ScriptEvent.OfInput one
        && last instanceof ScriptEvent.OfInput other
        && one.input().equals(other.input());
  }

  private static ScriptEvent rescale(int subtasks) {
    return new ScriptEvent.Rescale(Math.min(subtasks, RunSettings.HIGHEST_PARALLELISM));
  }
}
