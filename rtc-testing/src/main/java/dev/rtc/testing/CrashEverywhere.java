package dev.rtc.testing;

import dev.rtc.Pipeline;
import dev.rtc.testing.driver.JobDriver;
import dev.rtc.testing.job.JobProgram;
import dev.rtc.testing.simulation.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.TimeDomain;
import org.jspecify.annotations.Nullable;

/**
 * Plays a script again and again, each time with a crash or another number of subtasks somewhere
 * else, and requires that the outputs stay what they are.
 *
 * <pre>{@code
 * CrashEverywhere.of(pipeline)
 *     .script(test -> test.input("orders").send(first, second).watermark(noon).send(third))
 *     .verify();
 * }</pre>
 *
 * <p>{@link #of(JobProgram)} does the same to any Flink job. The script is recorded once and played
 * undisturbed. Then, for each gap between two of its events, it is played
 *
 * <ul>
 *   <li>with a checkpoint and a crash in that gap, which restores it,
 *   <li>with a crash alone, so that the inputs replay what came before,
 *   <li>with a savepoint from which more, or fewer, subtasks go on,
 * </ul>
 *
 * and with such things in all gaps at once. Inputs keep their watermarks through all of it.
 *
 * <p><b>What is compared.</b> Facts in any order; those with a key of the step that put them out
 * ({@code Keyed}, {@code Windowed}, {@code Change}) in order per key. Of a table the rows that are
 * left, and all changes of each key in order; where {@code Updates.within} decides how many changes
 * are told, the rows only, for every checkpoint makes it tell what it held back. Of dead letters
 * everything but the stack and the attempt. What key the facts of any other job have, {@link
 * #ordered} tells.
 *
 * <p>An instance is immutable.
 *
 * @param <T> what a script speaks to
 */
public final class CrashEverywhere<T extends ScriptedTest<T>> {

  private final Subject subject;
  private final Function<Script, T> test;
  private final Consumer<T> script;
  private final List<Backend> backends;
  private final List<OutputPort> outputs;

  private CrashEverywhere(
      Subject subject,
      Function<Script, T> test,
      Consumer<T> script,
      List<Backend> backends,
      List<OutputPort> outputs) {
    this.subject = subject;
    this.test = test;
    this.script = script;
    this.backends = backends;
    this.outputs = outputs;
  }

  /** Begins with a pipeline, an empty script, and state on the heap. */
  public static CrashEverywhere<PipelineTest> of(Pipeline pipeline) {
    PipelineSubject subject = new PipelineSubject(pipeline);
    return of(subject, said -> PipelineTest.over(subject, said));
  }

  /**
   * Begins with a job whose sources and sinks are replaced by uid, as {@link JobTest} does, an
   * empty script, and state on the heap.
   *
   * @param program builds the job, many times
   * @throws IllegalStateException if the job cannot be built
   */
  public static CrashEverywhere<JobTest> of(JobProgram program) {
    JobSubject subject = new JobSubject(program);
    return of(subject, said -> JobTest.over(subject, said));
  }

  private static <T extends ScriptedTest<T>> CrashEverywhere<T> of(
      Subject subject, Function<Script, T> test) {
    return new CrashEverywhere<>(
        subject, test, unused -> {}, List.of(Backend.HEAP), subject.outputs());
  }

  /**
   * Sets what is played.
   *
   * @param said says how the job is run and what the inputs do; the end comes by itself
   */
  public CrashEverywhere<T> script(Consumer<T> said) {
    return new CrashEverywhere<>(subject, test, said, backends, outputs);
  }

  /**
   * Sets where state is kept.
   *
   * @param first where all of it is played
   * @param others where only that is played which disturbs every gap at once
   */
  public CrashEverywhere<T> on(Backend first, Backend... others) {
    List<Backend> all = new ArrayList<>(List.of(others));
    all.add(0, first);
    return new CrashEverywhere<>(subject, test, script, List.copyOf(all), outputs);
  }

  /**
   * Requires that the records of each key stay in order in an output.
   *
   * @param output the id of the sink
   * @param key finds the key of a record
   * @throws IllegalArgumentException if there is no such sink; the message lists those that exist
   */
  @SuppressWarnings("unchecked") // the type a test writes is not checked
  public <R> CrashEverywhere<T> ordered(String output, Function<R, ?> key) {
    subject.requireOutput(output);
    Function<Object, @Nullable Object> of = record -> key.apply((R) record);
    List<OutputPort> others =
        outputs.stream().map(each -> each.id().equals(output) ? each.orderedBy(of) : each).toList();
    return new CrashEverywhere<>(subject, test, script, backends, others);
  }

  /**
   * Plays everything.
   *
   * @return how much that was
   * @throws AssertionError if a run puts out something else, or fails, where the undisturbed run
   *     does not; the message names the gap, the events around it and the difference; or if the
   *     undisturbed run puts out nothing, for then there is nothing to compare
   * @throws PipelineFailedException if the undisturbed run fails
   * @throws IllegalArgumentException if the script says nothing, or a sink takes records that are
   *     made of a table with {@code Updates.within} and are no changes of it
   */
  public CrashReport verify() {
    Recording recording = new Recording();
    T recorder =
        test.apply(new Script(subject, RunSettings.on(Engine.DRIVER), unused -> recording));
    script.accept(recorder);
    RunSettings settings = recorder.settings();
    if (recording.events().isEmpty()) {
      throw new IllegalArgumentException(
          "CrashEverywhere of %s has an empty script; write .script(test -> ...)"
              .formatted(subject.title()));
    }
    CrashReport report = CrashReport.NOTHING;
    Backend first = backends.get(0);
    for (Backend backend : backends) {
      CrashPlan plan = new CrashPlan(recording.events(), settings.parallelism());
      List<CrashRun> runs = backend == first ? plan.inEachGap() : plan.inAllGaps();
      report = report.plus(verify(recording.events(), runs, on(backend, settings), backend));
    }
    return report;
  }

  private static RunSettings on(Backend backend, RunSettings settings) {
    Configuration configuration = new Configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, backend.option());
    return settings.withConfiguration(configuration);
  }

  private CrashReport verify(
      List<ScriptEvent> events, List<CrashRun> runs, RunSettings settings, Backend backend) {
    Outcome undisturbed = play(events, settings);
    SameOutputs same = new SameOutputs(subject.title(), outputs);
    if (!same.hasRecords(undisturbed)) {
      throw new AssertionError(
          "%s puts out nothing even without a crash: there is nothing to compare; give it input of"
                  .formatted(subject.title())
              + " which something comes out"
              + pending(events, settings));
    }
    int compared = same.compared(undisturbed);
    CrashReport report = CrashReport.NOTHING;
    for (CrashRun run : runs) {
      difference(same, undisturbed, run.disturb(events), settings)
          .ifPresent(
              difference -> {
                throw new AssertionError(message(run, events, settings, backend, difference));
              });
      report = report.plus(run.figures(compared));
    }
    return report;
  }

  private Optional<String> difference(
      SameOutputs same, Outcome undisturbed, List<ScriptEvent> events, RunSettings settings) {
    try {
      return same.difference(undisturbed, play(events, settings));
    } catch (PipelineFailedException e) {
      return Optional.of("\n  the job fails: " + e.getMessage());
    }
  }

  private Outcome play(List<ScriptEvent> events, RunSettings settings) {
    try (Session session = settings.engine().open(subject, settings)) {
      new ArrayList<>(events).forEach(session::play);
      session.end();
      return session.outcome();
    }
  }

  /** Says what to write where timers of the clock wait when the script is over; else nothing. */
  private String pending(List<ScriptEvent> events, RunSettings settings) {
    if (settings.engine() != Engine.DRIVER) {
      return "";
    }
    try (Session session = settings.engine().open(subject, settings)) {
      new ArrayList<>(events).forEach(session::play);
      JobDriver driver = session.driver();
      long timers =
          driver.counters().keySet().stream()
              .flatMap(uid -> driver.timers(uid).stream())
              .filter(timer -> timer.domain() == TimeDomain.PROCESSING_TIME)
              .count();
      return timers == 0
          ? ""
          : "; timers of the clock are pending (%d): write test.advanceClock(...) in the script"
              .formatted(timers);
    }
  }

  private String message(
      CrashRun run,
      List<ScriptEvent> events,
      RunSettings settings,
      Backend backend,
      String difference) {
    return "%s does not put out the same after %s (state on %s, %d subtasks)%s%s"
        .formatted(
            subject.title(),
            run.title(),
            backend,
            settings.parallelism(),
            run.places(events),
            difference);
  }
}
