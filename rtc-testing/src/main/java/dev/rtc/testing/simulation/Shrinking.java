package dev.rtc.testing.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Shrinks a failing course: fewer faults, and sooner, fewer records, fewer moves out of order. */
final class Shrinking {

  private static final int STRIDE = 3;
  private static final int LAST_PLACE = 60;
  private static final int[] LATER = {16, 40};
  private static final long[] SHARES_OF_MOVES = {0, 16, 8, 4, 2};

  private final Function<Course, Optional<Violation>> judge;
  private final Violation original;
  private final int mostRuns;
  private final int fewest;
  private final Set<Fault> faults;
  private Course smallest;
  private int runs;

  Shrinking(
      Function<Course, Optional<Violation>> judge,
      Course failing,
      Violation original,
      Settings settings) {
    this.judge = judge;
    this.smallest = failing;
    this.original = original;
    this.mostRuns = settings.shrinkingRuns();
    this.fewest = settings.fewest();
    this.faults = settings.faults();
  }

  Course run(long moves) {
    if (faults.contains(Fault.ALIGNED_CHECKPOINT) && faults.contains(Fault.CRASH)) {
      simplify();
    }
    int before;
    do {
      before = size();
      Ddmin.shrink(smallest.plan(), plan -> fails(smallest.withPlan(plan)));
      hasten();
      Ddmin.shrink(
          smallest.inputs().entries(),
          entries -> fails(smallest.withInputs(smallest.inputs().of(entries))));
      straighten(moves);
    } while (size() < before && runs < mostRuns);
    return smallest;
  }

  /** Most bugs of state show by one checkpoint and one crash, whatever has found them. */
  private void simplify() {
    for (int checkpoint = STRIDE; checkpoint <= LAST_PLACE; checkpoint += STRIDE) {
      for (int later : LATER) {
        List<PlannedFault> simple =
            List.of(
                new PlannedFault(checkpoint, Fault.ALIGNED_CHECKPOINT, 0),
                new PlannedFault(checkpoint + later, Fault.CRASH, 0));
        Course simpler = smallest.withPlan(simple).withSeededMoves(0).withParallelism(fewest);
        if (smallest.plan().size() > simple.size() && fails(simpler)) {
          return;
        }
      }
    }
  }

  /** With fewer records a run is over sooner: faults that come late would keep records needed. */
  private void hasten() {
    for (int first = 0; first < smallest.plan().size(); first++) {
      boolean sooner = true;
      while (sooner) {
        sooner = hasten(first);
      }
    }
  }

  private boolean hasten(int first) {
    List<PlannedFault> plan = smallest.plan();
    long gap = plan.get(first).move() - (first == 0 ? 0 : plan.get(first - 1).move());
    for (long moves = gap; moves > 0; moves /= 2) {
      if (fails(smallest.withPlan(hastened(plan, first, moves)))) {
        return true;
      }
    }
    return false;
  }

  private static List<PlannedFault> hastened(List<PlannedFault> plan, int first, long moves) {
    List<PlannedFault> sooner = new ArrayList<>(plan.subList(0, first));
    for (PlannedFault each : plan.subList(first, plan.size())) {
      sooner.add(new PlannedFault(each.move() - moves, each.fault(), each.argument()));
    }
    return sooner;
  }

  private void straighten(long moves) {
    for (long share : SHARES_OF_MOVES) {
      long seeded = share == 0 ? 0 : moves / share;
      if (seeded >= smallest.seededMoves() || fails(smallest.withSeededMoves(seeded))) {
        return;
      }
    }
  }

  private int size() {
    return smallest.plan().size() + (int) smallest.inputs().size();
  }

  int runs() {
    return runs;
  }

  private boolean fails(Course course) {
    if (runs >= mostRuns) {
      return false;
    }
    runs++;
    boolean same = judge.apply(course).filter(found -> found.resembles(original)).isPresent();
    if (same) {
      smallest = course;
    }
    return same;
  }
}
