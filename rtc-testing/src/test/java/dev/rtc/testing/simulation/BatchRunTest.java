package dev.rtc.testing.simulation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BatchRunTest {

  private static final CountDownLatch RUNNING = new CountDownLatch(1);
  private static final CountDownLatch CANCELLED = new CountDownLatch(1);

  @Test
  @Timeout(60)
  void a_job_is_cancelled_when_the_test_is_interrupted() throws Exception {
    Inputs inputs = new Inputs(Map.of("numbers", List.of(List.of(1L))));
    Thread test = Thread.currentThread();
    new Thread(() -> interruptOnceItRuns(test), "interrupter").start();

    try (World world = new World(false)) {
      SimulatedGraphs graphs =
          new SimulatedGraphs(BatchRunTest::endless, world, Backend.HEAP, false);
      BatchRun run = new BatchRun(world, graphs, 1);

      assertThatThrownBy(() -> run.outputs(inputs))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("interrupted while the batch ran");
      Thread.interrupted();
      CANCELLED.await();
    }
  }

  private static void interruptOnceItRuns(Thread test) {
    try {
      RUNNING.await();
      test.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void endless(StreamExecutionEnvironment environment, SimulatedEnds ends) {
    Sums.numbers(environment, ends)
        .map(BatchRunTest::untilCancelled)
        .returns(Types.LONG)
        .uid("endless")
        .sinkTo(ends.sink("out", Types.LONG))
        .uid("out");
  }

  private static long untilCancelled(long number) throws InterruptedException {
    RUNNING.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException cancelled) {
      CANCELLED.countDown();
      throw cancelled;
    }
    return number;
  }
}
