package dev.rtc.testing;

import dev.rtc.Pipeline;
import dev.rtc.graph.SourceNode;
import java.util.List;

/** Plays scripts on real threads: Flink jobs on the cluster shared by all tests. */
final class MiniClusterEngine implements Engine {

  @Override
  public Outcome run(Pipeline pipeline, List<ScriptEvent> script, RunSettings settings) {
    List<ScriptEvent.Pause> pauses = pauses(script);
    try (LiveRun run = LiveRun.open(inputs(pipeline), pauses.size());
        SavepointDirectory savepoints = new SavepointDirectory()) {
      Pipeline replaced = new Replacement(script, run).of(pipeline);
      new ClusterRun(replaced, SharedCluster.get(), savepoints, run).runToEnd(pauses, settings);
      return run.outcome();
    }
  }

  private static int inputs(Pipeline pipeline) {
    return (int) pipeline.graph().nodes().stream().filter(SourceNode.class::isInstance).count();
  }

  private static List<ScriptEvent.Pause> pauses(List<ScriptEvent> script) {
    return script.stream()
        .filter(ScriptEvent.Pause.class::isInstance)
        .map(ScriptEvent.Pause.class::cast)
        .toList();
  }
}
