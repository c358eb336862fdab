package dev.rtc.testing;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Passes what a test says on to the engine, which is started by the first thing said. */
final class Script implements AutoCloseable {

  private final Subject subject;
  private final Function<RunSettings, Session> opening;
  private RunSettings settings;
  private @Nullable Session session;
  private Faults faults = Faults.none();
  private boolean ended;

  Script(Subject subject, RunSettings settings) {
    this(subject, settings, chosen -> chosen.engine().open(subject, chosen));
  }

  /** Passes everything on to a session of its own instead of one of the engine. */
  Script(Subject subject, RunSettings settings, Function<RunSettings, Session> opening) {
    this.subject = subject;
    this.settings = settings;
    this.opening = opening;
  }

  RunSettings settings() {
    return settings;
  }

  /** Changes how the job is run, as long as it does not run. */
  void run(RunSettings changed) {
    if (session != null) {
      throw new IllegalStateException(
          "%s runs already; say how before the first input speaks".formatted(subject.title()));
    }
    settings = changed;
  }

  void append(ScriptEvent event) {
    requireOpen();
    session().play(event);
  }

  void end() {
    requireOpen();
    ended = true;
    session().end();
    faults.requireHappened(subject.title());
  }

  /** Returns what has reached the outputs of a job that has ended, or is played at once. */
  Outcome outcome(String output) {
    if (!ended && settings.engine() != Engine.DRIVER) {
      throw new IllegalStateException(
          "'%s' is asked for before %s has run to its end; call test.end() first"
              .formatted(output, subject.title()));
    }
    return session().outcome();
  }

  /**
   * Returns the session, to look into its steps.
   *
   * @throws IllegalStateException if it has ended, and with it all state
   */
  Session running(String asked) {
    if (ended) {
      throw new IllegalStateException(
          "%s is asked for when %s has ended, and all state with it; look before"
                  .formatted(asked, subject.title())
              + " test.end(), say after test.settle()");
    }
    return session();
  }

  Session session() {
    if (session == null) {
      faults = settings.faults().forOneRun();
      session = disordered(opening.apply(settings.withFaults(faults)));
    }
    return session;
  }

  private Session disordered(Session opened) {
    List<Faults.Disorder> disorders = settings.faults().disorders();
    return disorders.isEmpty() ? opened : new DisorderedInputs(opened, disorders, subject.title());
  }

  private void requireOpen() {
    if (ended) {
      throw new IllegalStateException(
          "the inputs have ended; say everything before test.end(), or begin another test");
    }
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
  }
}
