package dev.rtc.testing.simulation;

import java.util.List;

/**
 * Determines a run, byte for byte.
 *
 * @param seed draws the order of the moves
 * @param seededMoves how many moves are drawn; after them each record goes all the way before the
 *     next is read
 * @param parallelism the number of subtasks of each step at the start
 * @param plan what goes wrong
 * @param inputs what the sources read
 */
record Course(
    long seed, long seededMoves, int parallelism, List<PlannedFault> plan, Inputs inputs) {

  Course withPlan(List<PlannedFault> other) {
    return new Course(seed, seededMoves, parallelism, List.copyOf(other), inputs);
  }

  Course withInputs(Inputs other) {
    return new Course(seed, seededMoves, parallelism, plan, other);
  }

  Course withSeededMoves(long number) {
    return new Course(seed, number, parallelism, plan, inputs);
  }

  Course withParallelism(int subtasks) {
    return new Course(seed, seededMoves, subtasks, plan, inputs);
  }

  /** Returns the course of a run in which nothing goes wrong and nothing waits. */
  Course undisturbed() {
    return new Course(seed, 0, 1, List.of(), inputs);
  }
}
