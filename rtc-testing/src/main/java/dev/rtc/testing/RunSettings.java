package dev.rtc.testing;

import java.time.Duration;
import java.util.Optional;

/** Holds how a test is run. */
record RunSettings(int parallelism, Optional<Duration> checkpointEvery) {

  static final int HIGHEST_PARALLELISM = 16;
  static final RunSettings DEFAULT = new RunSettings(2, Optional.empty());

  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

  RunSettings withParallelism(int subtasks) {
    return new RunSettings(possible("parallelism", subtasks), checkpointEvery);
  }

  /** Returns the settings of the job that goes on after a restart. */
  RunSettings after(ScriptEvent.Restart restart) {
    return new RunSettings(restart.parallelism().orElse(parallelism), checkpointEvery);
  }

  static int possible(String where, int subtasks) {
    if (subtasks < 1 || subtasks > HIGHEST_PARALLELISM) {
      throw new IllegalArgumentException(
          "PipelineTest.%s: %d subtasks; write 1 to %d"
              .formatted(where, subtasks, HIGHEST_PARALLELISM));
    }
    return subtasks;
  }

  RunSettings withCheckpointEvery(Duration interval) {
    if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
      throw new IllegalArgumentException(
          "PipelineTest.checkpointEvery: %s; write at least %s"
              .formatted(interval, SHORTEST_INTERVAL));
    }
    return new RunSettings(parallelism, Optional.of(interval));
  }
}
