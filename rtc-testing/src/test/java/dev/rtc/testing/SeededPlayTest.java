package dev.rtc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Pipeline;
import dev.rtc.type.DataType;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SeededPlayTest {

  private static final AtomicInteger CALLS = new AtomicInteger();
  private static final int SEEDS = 40;

  @Test
  void a_crash_replays_what_came_after_the_latest_checkpoint() {
    assertThat(seedsThatReplay(settings())).isGreaterThan(SEEDS / 2);
  }

  @Test
  void checkpoints_are_taken_after_what_inputs_say_if_asked_for() {
    RunSettings often = settings().withCheckpointEvery(Duration.ofSeconds(1));

    assertThat(seedsThatReplay(often)).isLessThan(SEEDS / 2);
  }

  private static RunSettings settings() {
    return RunSettings.on(Engine.SIMULATION).withParallelism(1);
  }

  private static int seedsThatReplay(RunSettings settings) {
    int replaying = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      CALLS.set(0);
      SimulationSession session =
          new SimulationSession(new PipelineSubject(counted()), settings, seed);
      session.play(new ScriptEvent.Send("lines", 0, "a"));
      session.play(new ScriptEvent.Crash());
      session.end();
      assertThat(session.outcome().<String>of("out")).hasSize(1);
      replaying += CALLS.get() > 1 ? 1 : 0;
    }
    return replaying;
  }

  private static Pipeline counted() {
    return Pipeline.define(
        "counted",
        p ->
            p.from("lines", Unopenable.bounded(DataType.STRING))
                .map("count", DataType.STRING, SeededPlayTest::count)
                .to("out", Unopenable.sink()));
  }

  private static String count(String line) {
    CALLS.incrementAndGet();
    return line;
  }
}
