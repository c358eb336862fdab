package dev.rtc.testing.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Draws what goes wrong in a run, before it begins: so that parts of it can be left out. */
final class FaultPlan {

  private static final int FEWEST = 3;
  private static final int MOST = 20;
  private static final int SHORTEST_GAP_BITS = 2;
  private static final int LONGEST_GAP_BITS = 7;
  private static final double KEPT = 0.75;

  private FaultPlan() {}

  static List<PlannedFault> draw(SplittableRandom random, Set<Fault> allowed) {
    List<Fault> kinds = List.copyOf(some(random, allowed));
    int total = kinds.stream().mapToInt(Fault::weight).sum();
    List<PlannedFault> plan = new ArrayList<>();
    if (total == 0) {
      return plan;
    }
    int count = random.nextInt(FEWEST, MOST);
    int gap = 1 << random.nextInt(SHORTEST_GAP_BITS, LONGEST_GAP_BITS);
    long move = 0;
    for (int i = 0; i < count; i++) {
      move += 1 + random.nextInt(2 * gap);
      Fault fault = at(random.nextInt(total), kinds);
      plan.add(new PlannedFault(move, fault, random.nextInt(Integer.MAX_VALUE)));
    }
    return plan;
  }

  /**
   * Leaves kinds out, others for each seed: what one kind hides, another run shows (Groce et al.,
   * Swarm Testing, ISSTA 2012).
   */
  private static Set<Fault> some(SplittableRandom random, Set<Fault> allowed) {
    Set<Fault> some = EnumSet.noneOf(Fault.class);
    for (Fault fault : allowed) {
      if (random.nextDouble() < KEPT) {
        some.add(fault);
      }
    }
    if (some.stream().noneMatch(Fault::isCheckpoint)) {
      allowed.stream().filter(Fault::isCheckpoint).forEach(some::add);
    }
    return some;
  }

  private static Fault at(int drawn, List<Fault> kinds) {
    int left = drawn;
    for (Fault kind : kinds) {
      left -= kind.weight();
      if (left < 0) {
        return kind;
      }
    }
    throw new IllegalArgumentException("drawn " + drawn + " of " + kinds);
  }
}
