package dev.rtc.testing;

import dev.rtc.testing.cluster.SharedCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;

/**
 * Holds how a test is run.
 *
 * @param clock what the virtual clock shows when the test begins
 * @param configuration what the test adds to the configuration of the job
 * @param faults what goes wrong
 * @param restarts how often a job that fails is restored
 */
record RunSettings(
    Engine engine,
    int parallelism,
    Optional<Duration> checkpointEvery,
    Instant clock,
    Configuration configuration,
    Faults faults,
    int restarts) {

  static final int HIGHEST_PARALLELISM = SharedCluster.SLOTS;

  private static final int PARALLELISM = 2;
  private static final Instant CLOCK = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

  static RunSettings on(Engine engine) {
    return new RunSettings(
        engine, PARALLELISM, Optional.empty(), CLOCK, new Configuration(), Faults.none(), 0);
  }

  RunSettings withEngine(Engine other) {
    return new RunSettings(
        other, parallelism, checkpointEvery, clock, configuration, faults, restarts);
  }

  RunSettings withParallelism(int subtasks) {
    int possible = possible("parallelism", subtasks);
    return new RunSettings(
        engine, possible, checkpointEvery, clock, configuration, faults, restarts);
  }

  RunSettings withClock(Instant instant) {
    return new RunSettings(
        engine, parallelism, checkpointEvery, instant, configuration, faults, restarts);
  }

  RunSettings withConfiguration(Configuration added) {
    Configuration all = new Configuration(configuration);
    all.addAll(added);
    return new RunSettings(engine, parallelism, checkpointEvery, clock, all, faults, restarts);
  }

  RunSettings withCheckpointEvery(Duration interval) {
    if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
      throw new IllegalArgumentException(
          "test.checkpointEvery: %s; write at least %s".formatted(interval, SHORTEST_INTERVAL));
    }
    return new RunSettings(
        engine, parallelism, Optional.of(interval), clock, configuration, faults, restarts);
  }

  RunSettings withFaults(Faults planned) {
    return new RunSettings(
        engine, parallelism, checkpointEvery, clock, configuration, planned, restarts);
  }

  RunSettings withRestarts(int attempts) {
    if (attempts < 0) {
      throw new IllegalArgumentException(
          "test.restartOnFailure: %d restarts; write 0 or more".formatted(attempts));
    }
    return new RunSettings(
        engine, parallelism, checkpointEvery, clock, configuration, faults, attempts);
  }

  /** Returns the settings of the job that goes on after a restart. */
  RunSettings after(ScriptEvent.Restart restart) {
    return withParallelism(restart.parallelism().orElse(parallelism));
  }

  /**
   * Requires that no timer fails.
   *
   * @throws IllegalStateException if one is to
   */
  void requireNoTimerFaults() {
    if (faults.concerns(Faults.Kind.TIMER)) {
      throw new IllegalStateException(
          "Faults.atTimer does not work on a cluster; write test.on(Engine.DRIVER), or SIMULATION");
    }
  }

  static int possible(String where, int subtasks) {
    if (subtasks < 1 || subtasks > HIGHEST_PARALLELISM) {
      throw new IllegalArgumentException(
          "test.%s: %d subtasks; write 1 to %d".formatted(where, subtasks, HIGHEST_PARALLELISM));
    }
    return subtasks;
  }
}
