package dev.rtc.benchmarks.driver;

import dev.rtc.benchmarks.measure.Contender;
import dev.rtc.testing.Engine;
import dev.rtc.testing.PipelineTest;
import java.time.Instant;
import java.util.List;

/** Plays the script, as a test does it, one test after the other, and times each. */
record Play(String name, Engine engine, int tests) implements Contender<List<Double>> {

  private static final int RECORDS = 20;
  private static final int EXPECTED = 4;

  /** Returns how long each test took, in milliseconds. */
  @Override
  public List<Double> run() {
    return java.util.stream.IntStream.range(0, tests).mapToObj(i -> test()).toList();
  }

  private double test() {
    long start = System.nanoTime();
    test(engine);
    return (System.nanoTime() - start) / 1e6;
  }

  static void test(Engine engine) {
    PipelineTest test = PipelineTest.of(TenSteps.pipeline()).on(engine);
    for (int i = 0; i < RECORDS; i++) {
      Instant at = TenSteps.NOON.plusSeconds(6L * i);
      test.<TenSteps.Order>input("orders")
          .send(new TenSteps.Order(i % 2 == 0 ? "north" : "south", at, 100 + i, 2));
    }
    test.end();
    int found = test.output("newest-minutes").records().size();
    if (found < EXPECTED) {
      throw new IllegalStateException(
          "%s: %d records reached the output; expected at least %d"
              .formatted(engine, found, EXPECTED));
    }
  }
}
