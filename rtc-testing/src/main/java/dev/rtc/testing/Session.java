package dev.rtc.testing;

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

  @Override
  void close();
}
