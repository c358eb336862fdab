package dev.rtc.benchmarks.driver;

import dev.rtc.benchmarks.measure.AtLeastOne;
import dev.rtc.benchmarks.measure.MeasureOptions;
import dev.rtc.benchmarks.measure.Report;
import dev.rtc.benchmarks.measure.Series;
import dev.rtc.benchmarks.measure.Timed;
import dev.rtc.testing.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the tests of a windowed pipeline of ten steps, on the driver and on a MiniCluster. */
@Command(
    name = "driver",
    description = "Tests a pipeline of ten steps on the driver and on a MiniCluster.",
    mixinStandardHelpOptions = true)
public final class DriverCommand implements Callable<Integer> {

  private static final int THOUSAND = 1000;
  private static final double MILLIS = 1000;
  private static final int FRESH_JVMS = 5;

  @Mixin private final MeasureOptions measure = new MeasureOptions();

  @Option(
      names = "--tests",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "Tests per round and engine (default: ${DEFAULT-VALUE}).")
  private int tests = 1000;

  /**
   * Measures, prints the report and returns the exit code.
   *
   * @throws Exception when a test fails
   */
  @Override
  public Integer call() throws Exception {
    // A cluster once started keeps threads, which would take from the JVMs beside it.
    List<Series> firstTests =
        List.of(
            first("driver", Engine.DRIVER, List.of()),
            first("driver, quick start", Engine.DRIVER, FirstTest.QUICK_START),
            first(Report.STOCK, Engine.MINI_CLUSTER, List.of()));
    List<Play> plays =
        List.of(
            new Play("driver", Engine.DRIVER, tests),
            new Play(Report.STOCK, Engine.MINI_CLUSTER, tests));
    Map<String, List<Timed<List<Double>>>> timed = measure.rounds().time(plays);
    List<Series> series = new ArrayList<>();
    timed.forEach((name, rounds) -> series.add(medians(name, rounds)));
    series.addAll(firstTests);
    Series thousand = thousand();
    series.add(thousand);
    measure.publish(series);
    measure.out().println("stock is the same script on a MiniCluster");
    tell("a warm test on the driver", "ms", MILLIS / series.get(0).median());
    tell("a warm test on a MiniCluster", "ms", MILLIS / series.get(1).median());
    tell("the first test of a JVM", "ms", MILLIS / firstTests.get(0).median());
    String options = String.join(" ", FirstTest.QUICK_START);
    tell("the same, " + options, "ms", MILLIS / firstTests.get(1).median());
    tell("1,000 tests on the driver", "s", THOUSAND / thousand.median());
    return ExitCode.OK;
  }

  private void tell(String what, String unit, double value) {
    measure.out().printf(Locale.ROOT, "%-60s %8.1f %s%n", what, value, unit);
    measure.out().flush();
  }

  private static Series medians(String name, List<Timed<List<Double>>> rounds) {
    List<Double> rates = rounds.stream().map(round -> MILLIS / median(round.answer())).toList();
    return new Series("a warm test", name, "tests/s", rates);
  }

  private static double median(List<Double> millis) {
    return millis.stream().sorted().toList().get(millis.size() / 2);
  }

  private Series first(String name, Engine engine, List<String> options) throws Exception {
    List<Double> rates = new ArrayList<>();
    for (int i = 0; i < Math.max(FRESH_JVMS, measure.runs()); i++) {
      rates.add(MILLIS / FirstTest.inFreshJvm(engine, options));
    }
    return new Series("the first test of a JVM", name, "tests/s", rates);
  }

  /** Runs as many tests at once as there are processors, as a build does. */
  private Series thousand() throws Exception {
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long start = System.nanoTime();
      List<Future<List<Double>>> shares = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int share = THOUSAND / threads + (i < THOUSAND % threads ? 1 : 0);
        shares.add(pool.submit(() -> new Play("driver", Engine.DRIVER, share).run()));
      }
      for (Future<List<Double>> share : shares) {
        share.get();
      }
      double rate = THOUSAND / ((System.nanoTime() - start) / 1e9);
      return new Series("1,000 tests", "driver", "tests/s", List.of(rate));
    } finally {
      pool.shutdown();
    }
  }
}
