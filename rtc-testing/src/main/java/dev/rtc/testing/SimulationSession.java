package dev.rtc.testing;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a test says until the inputs end, and plays it once as a seed will have it. */
final class SimulationSession implements Session {

  private final Subject subject;
  private final RunSettings settings;
  private final long seed;
  private final List<ScriptEvent> script = new ArrayList<>();
  private Outcome outcome = Outcome.EMPTY;

  SimulationSession(Subject subject, RunSettings settings, long seed) {
    this.subject = subject;
    this.settings = settings;
    this.seed = seed;
  }

  @Override
  public void play(ScriptEvent event) {
    script.add(event);
  }

  @Override
  public void end() {
    try (LiveRun run = LiveRun.open(subject.inputs(), 0).with(settings.faults());
        SeededPlay play = new SeededPlay(subject, settings, run, seed)) {
      play.runToEnd(script);
      outcome = run.outcome();
    } catch (AssertionError e) {
      throw e;
    } catch (Exception e) {
      throw PipelineFailedException.of(subject.title(), e);
    }
  }

  @Override
  public Outcome outcome() {
    return outcome;
  }

  @Override
  public void close() {}
}
