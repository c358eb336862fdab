package dev.rtc.testing;

import dev.rtc.testing.job.JobProgram;

/**
 * Tests a Flink job that was written by hand, as {@link PipelineTest} tests a pipeline of rtc.
 *
 * <p>Sources and sinks that have a uid are replaced by scripts and collectors; those without run as
 * they are. The sources have to be Flink's {@code Source}, the sinks its {@code Sink}; what {@code
 * sinkTo} and {@code fromSource} take. All steps in between are the job's own; those with a uid
 * show their state and can be made to fail.
 *
 * <p>No scripted source of a job decodes anything: {@link ScriptedInput#sendUndecodable} throws.
 *
 * <p><b>Parallelism.</b> A source and the steps behind it, up to the first repartitioning, run in
 * one subtask, whatever they say; any other step that sets its own number keeps it.
 *
 * <p><b>Time.</b> The watermark strategy of the job stays. One that emits by the clock does so when
 * {@link #advanceClock} passes its interval, 200 milliseconds unless the job says otherwise; {@link
 * ScriptedInput#watermark} advances the watermark at once.
 *
 * <p>For one test and one thread.
 */
public final class JobTest extends ScriptedTest<JobTest> {

  private final JobSubject subject;

  private JobTest(JobSubject subject, Script script) {
    super(subject, script);
    this.subject = subject;
  }

  /**
   * Begins a test of a job, on the engine of the present {@link EngineScope} if there is one.
   *
   * @param program builds the job; called again for each restart
   * @throws IllegalStateException if the job cannot be built
   */
  public static JobTest of(JobProgram program) {
    JobSubject subject = new JobSubject(program);
    return EngineScope.closing(over(subject, new Script(subject, EngineScope.settings())));
  }

  static JobTest over(JobSubject subject, Script script) {
    return new JobTest(subject, script);
  }

  @Override
  JobTest self() {
    return this;
  }

  /**
   * Returns what reached a sink.
   *
   * @param uid the uid of the sink
   */
  @Override
  public <T> CollectedOutput<T> output(String uid) {
    subject.requireOutput(uid);
    return new CollectedOutput<>(arrivals(uid));
  }
}
