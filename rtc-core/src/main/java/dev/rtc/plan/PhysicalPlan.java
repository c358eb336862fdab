package dev.rtc.plan;

import java.util.List;

/**
 * Holds what will run, as data.
 *
 * @param name the name of the job
 * @param bounded whether the job ends by itself
 * @param maxParallelism the number of key groups: fixed for the life of the pipeline's state
 * @param steps the steps: inputs before those that read them
 */
public record PhysicalPlan(
    String name, boolean bounded, int maxParallelism, List<PhysicalStep> steps) {

  /** The number of key groups, unless a pipeline is given another. */
  public static final int MAX_PARALLELISM = 256;

  /** Copies the steps. */
  public PhysicalPlan {
    steps = List.copyOf(steps);
  }
}
