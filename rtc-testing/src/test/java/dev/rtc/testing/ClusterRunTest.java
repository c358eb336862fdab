package dev.rtc.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rtc.testing.cluster.SharedCluster;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.junit.jupiter.api.Test;

class ClusterRunTest {

  private static final RunSettings SETTINGS = RunSettings.on(Engine.MINI_CLUSTER);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void a_job_whose_savepoint_fails_is_cancelled() throws Exception {
    MiniCluster cluster = SharedCluster.get();
    Subject subject = new PipelineSubject(Examples.balances());
    List<ScriptEvent.Pause> script = List.of(new ScriptEvent.Checkpoint());
    try (LiveRun run = LiveRun.open(subject.inputs(), script.size());
        SavepointDirectory savepoints = new SavepointDirectory()) {
      for (TapeCutter<?> input : run.inputs()) {
        script.forEach(input::addWithHolds);
        input.tape().end();
      }
      Files.delete(savepoints.path());
      Files.writeString(savepoints.path(), "no directory");
      ClusterRun broken = new ClusterRun(subject, cluster, savepoints, run);

      assertThatThrownBy(() -> broken.runToEnd(script, SETTINGS.withRestarts(2)))
          .isInstanceOf(PipelineFailedException.class)
          .satisfies(failure -> assertThat(failure.getCause().getSuppressed()).hasSize(2));

      await().atMost(PATIENCE).untilAsserted(() -> assertThat(running(cluster)).isEmpty());
    }
  }

  @Test
  void a_step_that_does_not_return_is_not_waited_for_for_ever() throws Exception {
    MiniCluster cluster = SharedCluster.get();
    Subject subject = new PipelineSubject(Examples.endless());
    try (LiveRun run = LiveRun.open(subject.inputs(), 1)) {
      for (TapeCutter<?> input : run.inputs()) {
        input.addWithHolds(new ScriptEvent.Send("orders", 0, new Order("a", 1, Order.NOON)));
        input.addWithHolds(new ScriptEvent.Settle());
        input.tape().end();
      }
      ClusterJob job =
          ClusterJob.start(
              subject.title(),
              cluster,
              Compilation.forCluster(subject, run, SETTINGS, Optional.empty()));
      try {
        await().atMost(PATIENCE).untilTrue(Examples.WAITING);

        assertThatThrownBy(() -> job.settle(run.holds().get(0), Duration.ofMillis(300)))
            .isInstanceOf(AssertionError.class)
            .hasMessage(
                "what was sent to pipeline 'endless' before it was to pause has not passed all"
                    + " steps within 300 ms; send less at once, or look for a step that does not"
                    + " return");
      } finally {
        job.cancel();
      }
      await().atMost(PATIENCE).until(() -> !job.isRunning());
    }
  }

  private static List<JobStatusMessage> running(MiniCluster cluster) throws Exception {
    return cluster.listJobs().get().stream()
        .filter(job -> !job.getJobState().isGloballyTerminalState())
        .toList();
  }
}
