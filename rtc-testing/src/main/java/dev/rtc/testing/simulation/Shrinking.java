package dev.rtc.testing.simulation;

import java.util.Optional;
import java.util.function.Function;

/** Shrinks a failing course: fewer faults, fewer records, fewer moves out of order. */
final class Shrinking {

  private static final long[] SHARES_OF_MOVES = {0, 16, 8, 4, 2};

  private final Function<Course, Optional<Violation>> judge;
  private final Violation original;
  private final int mostRuns;
  private Course smallest;
  private int runs;

  Shrinking(
      Function<Course, Optional<Violation>> judge,
      Course failing,
      Violation original,
      int mostRuns) {
    this.judge = judge;
    this.smallest = failing;
    this.original = original;
    this.mostRuns = mostRuns;
  }

  Course run(long moves) {
    int before;
    do {
      before = size();
      Ddmin.shrink(smallest.plan(), plan -> fails(smallest.withPlan(plan)));
      Ddmin.shrink(
          smallest.inputs().entries(),
          entries -> fails(smallest.withInputs(smallest.inputs().of(entries))));
    } while (size() < before && runs < mostRuns);
    straighten(moves);
    return smallest;
  }

  private void straighten(long moves) {
    for (long share : SHARES_OF_MOVES) {
      if (fails(smallest.withSeededMoves(share == 0 ? 0 : moves / share))) {
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
