package dev.rtc.testing;

import dev.rtc.testing.driver.JobDriver;
import java.util.Map;

/** Plays what a test says to one pipeline. */
interface Session extends AutoCloseable {

  /**
   * Plays one event, or keeps it until the end.
   *
   * @throws PipelineFailedException if the job fails
   */
  void play(ScriptEvent event);

  /**
   * Ends all inputs and runs the pipeline to its end.
   *
   * @throws PipelineFailedException if the job fails
   */
  void end();

  /** Returns what has reached the outputs so far; nothing before the end, if events are kept. */
  Outcome outcome();

  /**
   * Returns what state and timers can be read through.
   *
   * @throws IllegalStateException if the engine does not let a test look into its operators
   */
  default JobDriver driver() {
    throw closed();
  }

  /**
   * Returns what the operators have counted, by uid and name.
   *
   * @throws IllegalStateException if the engine does not let a test look into its operators
   */
  default Map<String, Map<String, Long>> counters() {
    throw closed();
  }

  /**
   * Returns how many records a source was told to send.
   *
   * @throws IllegalStateException if the engine does not let a test look into its operators
   */
  default long sent(String input) {
    throw closed();
  }

  private static IllegalStateException closed() {
    return new IllegalStateException(
        "state, timers and counters of steps can be read while the driver runs a pipeline only;"
            + " write test.on(Engine.DRIVER)");
  }

  /**
   * Frees what it holds.
   *
   * @throws PipelineFailedException if the job has failed, and nothing has thrown that yet
   */
  @Override
  void close();
}
