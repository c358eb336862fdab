package dev.rtc.testing;

import dev.rtc.testing.cluster.SharedCluster;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a test says until the inputs end, and plays it to jobs on the shared cluster. */
final class ClusterSession implements Session {

  private final Subject subject;
  private final RunSettings settings;
  private final List<ScriptEvent> script = new ArrayList<>();
  private Outcome outcome = Outcome.EMPTY;

  ClusterSession(Subject subject, RunSettings settings) {
    this.subject = subject;
    this.settings = settings;
  }

  @Override
  public void play(ScriptEvent event) {
    script.add(event);
  }

  @Override
  public void end() {
    settings.requireNoTimerFaults();
    List<ScriptEvent.Pause> pauses = pauses();
    try (LiveRun run =
            LiveRun.open(subject.inputs(), pauses.size())
                .with(settings.faults())
                .byTheMachinesClock();
        SavepointDirectory savepoints = new SavepointDirectory()) {
      for (TapeCutter<?> input : run.inputs()) {
        script.forEach(input::addWithHolds);
        input.tape().end();
      }
      new ClusterRun(subject, SharedCluster.get(), savepoints, run).runToEnd(pauses, settings);
      outcome = run.outcome();
    }
  }

  private List<ScriptEvent.Pause> pauses() {
    return script.stream()
        .filter(ScriptEvent.Pause.class::isInstance)
        .map(ScriptEvent.Pause.class::cast)
        .toList();
  }

  @Override
  public Outcome outcome() {
    return outcome;
  }

  @Override
  public void close() {}
}
