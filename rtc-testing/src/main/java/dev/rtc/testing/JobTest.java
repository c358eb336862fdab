package dev.rtc.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.apache.flink.configuration.Configuration;

/**
 * Tests a Flink job that was written by hand, as {@link PipelineTest} tests a pipeline of rtc.
 *
 * <p>Sources and sinks that have a uid are replaced by scripts and collectors; those without run as
 * they are. The sources have to be Flink's {@code Source}, the sinks its {@code Sink}; what {@code
 * sinkTo} and {@code fromSource} take. All steps in between are the job's own.
 *
 * <p><b>Time.</b> The watermark strategy of the job stays. One that emits by the clock does so when
 * {@link #advanceClock} passes its interval, 200 milliseconds unless the job says otherwise; {@link
 * ScriptedInput#watermark} advances the watermark at once.
 *
 * <p>For one test and one thread.
 */
public final class JobTest implements AutoCloseable {

  private final JobSubject subject;
  private final Script script;

  private JobTest(JobSubject subject) {
    this.subject = subject;
    this.script = new Script(subject, RunSettings.on(Engine.DRIVER));
  }

  /**
   * Begins a test of a job.
   *
   * @param program builds the job; called again for each restart
   * @throws IllegalStateException if the job cannot be built
   */
  public static JobTest of(JobProgram program) {
    return new JobTest(new JobSubject(program));
  }

  /**
   * Sets what runs the job; {@link Engine#DRIVER} unless set.
   *
   * @throws IllegalStateException if the job runs already
   */
  public JobTest on(Engine engine) {
    script.run(script.settings().withEngine(engine));
    return this;
  }

  /**
   * Sets the number of subtasks of each step that does not set its own; 2 unless set.
   *
   * @throws IllegalArgumentException if it is below 1 or above 16
   * @throws IllegalStateException if the job runs already
   */
  public JobTest parallelism(int subtasks) {
    script.run(script.settings().withParallelism(subtasks));
    return this;
  }

  /**
   * Sets what the virtual clock shows when the test begins.
   *
   * @throws IllegalStateException if the job runs already
   */
  public JobTest clockAt(Instant start) {
    script.run(script.settings().withClock(start));
    return this;
  }

  /**
   * Adds to the configuration of the job, such as the state backend.
   *
   * @throws IllegalStateException if the job runs already
   */
  public JobTest configure(Configuration configuration) {
    script.run(script.settings().withConfiguration(configuration));
    return this;
  }

  /**
   * Returns the script of a source.
   *
   * @param uid the uid of the source
   * @param <T> the records of that source; their class is checked when they are sent
   * @throws IllegalArgumentException if no source has that uid; the message lists those that exist
   */
  public <T> ScriptedInput<T> input(String uid) {
    return ScriptedInput.of(subject.input(uid), script);
  }

  /**
   * Returns what reached a sink.
   *
   * @param uid the uid of the sink
   * @param <T> the records of that sink, not checked
   * @throws IllegalArgumentException if no sink has that uid; the message lists those that exist
   * @throws PipelineFailedException if the job has failed
   */
  public <T> CollectedOutput<T> output(String uid) {
    subject.ends().requireSink(uid);
    return new CollectedOutput<>("output '%s'".formatted(uid), script.outcome(uid).of(uid));
  }

  /** Lets everything sent so far pass through all steps, by a checkpoint. */
  public JobTest settle() {
    return say(new ScriptEvent.Settle());
  }

  /** Takes a checkpoint, from which {@link #crash} restores. */
  public JobTest checkpoint() {
    return say(new ScriptEvent.Checkpoint());
  }

  /** Lets the job fail and restores it from the latest checkpoint, or from the beginning. */
  public JobTest crash() {
    return say(new ScriptEvent.Crash());
  }

  /** Stops the job with a savepoint and goes on from there. */
  public JobTest restart() {
    return say(new ScriptEvent.Restart(OptionalInt.empty()));
  }

  /**
   * Stops the job with a savepoint and goes on from there, with another number of subtasks.
   *
   * @throws IllegalArgumentException if it is below 1 or above 16
   */
  public JobTest restart(int parallelism) {
    int subtasks = RunSettings.possible("restart", parallelism);
    return say(new ScriptEvent.Restart(OptionalInt.of(subtasks)));
  }

  /** Lets time pass: timers of processing time that are due until then go off, in their order. */
  public JobTest advanceClock(Duration by) {
    return say(new ScriptEvent.AdvanceClock(by));
  }

  private JobTest say(ScriptEvent event) {
    script.append(event);
    return this;
  }

  /**
   * Ends all inputs and runs the job to its end.
   *
   * @throws PipelineFailedException if the job fails
   */
  public void end() {
    script.end();
  }

  /** Frees what the test holds; unneeded after {@link #end}. */
  @Override
  public void close() {
    script.close();
  }
}
