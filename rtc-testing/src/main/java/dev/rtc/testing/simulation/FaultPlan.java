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
  private static final int LENGTHS = 4;
  private static final double KEPT = 0.75;
  private static final double AMIDST = 0.875;
  private static final int MOST_PAIRS = 4;

  private final SplittableRandom random;
  private final List<Fault> kinds;
  private final List<PlannedFault> plan = new ArrayList<>();

  private FaultPlan(SplittableRandom random, Set<Fault> allowed) {
    this.random = random;
    this.kinds = List.copyOf(some(random, allowed));
  }

  /**
   * Draws a plan.
   *
   * @param allowed what may go wrong
   * @param moves about how many moves the run makes if nothing does
   * @param records how many records it reads then
   */
  static List<PlannedFault> draw(
      SplittableRandom random, Set<Fault> allowed, long moves, long records) {
    FaultPlan drawn = new FaultPlan(random, allowed);
    if (random.nextDouble() < AMIDST) {
      drawn.addRestoresAmidst(records);
    }
    drawn.addAny(moves);
    return drawn.plan;
  }

  /**
   * What a job keeps outside its state is lost by nothing but a checkpoint amidst the records and a
   * crash after it: few plans have both by chance. Records that are read again count again.
   */
  private void addRestoresAmidst(long records) {
    List<Fault> checkpoints = kinds.stream().filter(Fault::isCheckpoint).toList();
    List<Fault> crashes = kinds.stream().filter(Fault::isCrash).toList();
    if (checkpoints.isEmpty() || crashes.isEmpty()) {
      return;
    }
    int pairs = random.nextInt(1, MOST_PAIRS);
    long read = 0;
    for (int i = 0; i < pairs; i++) {
      read += 1 + upTo(records / 2);
      addAfter(read, checkpoints.get(random.nextInt(checkpoints.size())));
      read += upTo(records / 4);
      addAfter(read, crashes.get(random.nextInt(crashes.size())));
    }
  }

  private void addAfter(long read, Fault fault) {
    plan.add(new PlannedFault(0, fault, random.nextInt(Integer.MAX_VALUE), read));
  }

  /** Some plans are dense and some are sparse; some are over before the run, others after it. */
  private void addAny(long moves) {
    int total = kinds.stream().mapToInt(Fault::weight).sum();
    if (total == 0) {
      return;
    }
    int count = random.nextInt(FEWEST, MOST);
    long length = (moves << random.nextInt(LENGTHS)) / 2;
    long move = 0;
    for (int i = 0; i < count; i++) {
      move += 1 + upTo(2 * length / count);
      Fault fault = at(random.nextInt(total), kinds);
      plan.add(new PlannedFault(move, fault, random.nextInt(Integer.MAX_VALUE)));
    }
  }

  private long upTo(long most) {
    return random.nextLong(most + 1);
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
