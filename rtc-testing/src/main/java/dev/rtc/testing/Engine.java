package dev.rtc.testing;

import dev.rtc.Pipeline;
import java.util.List;

/** Plays a script to a pipeline, to its end. */
interface Engine {

  /**
   * Runs the pipeline.
   *
   * @throws PipelineFailedException if the job fails
   */
  Outcome run(Pipeline pipeline, List<ScriptEvent> script, RunSettings settings);
}
