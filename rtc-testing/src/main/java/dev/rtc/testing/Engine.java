package dev.rtc.testing;

/** Says what runs a pipeline under test. */
public enum Engine {

  /**
   * Runs the real operators of all subtasks in the calling thread, under a virtual clock: a test
   * takes milliseconds, gives the same result every time, and may look at outputs and state while
   * it runs. There is no back-pressure and nothing times out.
   */
  DRIVER {
    @Override
    Session open(Subject subject, RunSettings settings) {
      return new DriverSession(subject, settings);
    }
  },

  /**
   * Runs the real operators as the driver does, but lets a seed choose what happens next: in which
   * order channels deliver and subtasks work, and when a checkpoint, aligned or not, is taken, or
   * the job fails and is restored. What the test says is played when the inputs end. The seed is 1,
   * or what the system property {@code rtc.seed} says; the same seed gives the same run.
   */
  SIMULATION {
    @Override
    Session open(Subject subject, RunSettings settings) {
      return new SimulationSession(subject, settings, Long.getLong("rtc.seed", 1L));
    }
  },

  /**
   * Runs jobs on a Flink cluster in this JVM, on real threads and by the machine's clock: what the
   * test says is played when the inputs end.
   */
  MINI_CLUSTER {
    @Override
    Session open(Subject subject, RunSettings settings) {
      return new ClusterSession(subject, settings);
    }
  };

  abstract Session open(Subject subject, RunSettings settings);
}
