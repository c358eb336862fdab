package dev.rtc.testing.simulation;

import java.time.Duration;
import java.util.function.IntFunction;
import org.apache.flink.runtime.jobgraph.JobGraph;

/**
 * Holds what all runs of a simulation have in common.
 *
 * @param world what the job reads from and writes to
 * @param graphs the compiled job
 * @param horizon how far the clock may advance in a run
 * @param byTheClock whether the inputs end only when the clock has advanced that far after them
 * @param batch runs the job in Flink's batch mode
 * @param fewest the lowest parallelism
 * @param most the highest parallelism
 * @param keptMoves how many moves a failure shows
 */
record Stage(
    World world,
    IntFunction<JobGraph> graphs,
    Duration horizon,
    boolean byTheClock,
    BatchRun batch,
    int fewest,
    int most,
    int keptMoves) {

  /** Compiles the job, which then has told its inputs and outputs to the world. */
  void compile() {
    JobGraph unused = graphs.apply(1);
  }

  int subtasks(int argument) {
    return fewest + argument % (most - fewest + 1);
  }
}
