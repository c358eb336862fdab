package dev.rtc.testing.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingProcessingTimeWindows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeterminismTest {

  private static final String OUT = "determinism-out";
  private static final String IN = "determinism-in";

  @AfterEach
  void forget() {
    Kept.clear(OUT);
    Fed.clear(IN);
  }

  private static List<String> run() throws Exception {
    try (JobDriver driver =
        Driven.job(
            environment -> {
              var numbers =
                  environment
                      .fromSource(Fed.of(IN, 3), EachRecord.strategy(), "numbers", Types.LONG)
                      .rebalance()
                      .map(x -> x)
                      .returns(Types.LONG)
                      .shuffle();
              numbers
                  .keyBy(x -> x % 7)
                  .window(TumblingEventTimeWindows.of(Duration.ofMillis(20)))
                  .reduce(Long::sum)
                  .sinkTo(Kept.moreIn(OUT));
              numbers
                  .keyBy(x -> x % 5)
                  .window(TumblingProcessingTimeWindows.of(Duration.ofSeconds(1)))
                  .reduce(Long::sum)
                  .sinkTo(Kept.moreIn(OUT));
            })) {
      driver.start(2);
      for (int part = 0; part < 3; part++) {
        Fed.feed(IN).add(part, LongStream.rangeClosed(1, 60).toArray());
      }
      driver.flow(50);
      driver.checkpoint(CheckpointKind.UNALIGNED);
      driver.crash(3);
      driver.flow(20);
      driver.advance(Duration.ofSeconds(3));
      driver.restart(1);
      Fed.feed(IN).end();
      driver.end();
      return Kept.texts(OUT);
    }
  }

  @Test
  void the_same_script_gives_the_same_deliveries() throws Exception {
    Set<List<String>> runs = new HashSet<>();

    for (int i = 0; i < 20; i++) {
      runs.add(run());
      forget();
    }

    assertThat(runs).hasSize(1);
    assertThat(runs.iterator().next()).hasSizeGreaterThan(20);
  }
}
