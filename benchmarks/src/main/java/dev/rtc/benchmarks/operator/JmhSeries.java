package dev.rtc.benchmarks.operator;

import dev.rtc.benchmarks.measure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** Turns what JMH measured into a series: the class is the work, the method is the variant. */
final class JmhSeries {

  private JmhSeries() {}

  static Series of(RunResult result) {
    String[] path = result.getParams().getBenchmark().split("\\.", -1);
    List<Double> scores = new ArrayList<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        scores.add(iteration.getPrimaryResult().getScore());
      }
    }
    return new Series(
        work(path[path.length - 2], result.getParams()),
        variant(path[path.length - 1]),
        result.getPrimaryResult().getScoreUnit(),
        scores);
  }

  private static String work(String className, BenchmarkParams params) {
    StringBuilder work = new StringBuilder(hyphenated(className.replaceAll("Benchmark$", "")));
    params
        .getParamsKeys()
        .forEach(key -> work.append(' ').append(key).append('=').append(params.getParam(key)));
    return work.toString();
  }

  private static String variant(String methodName) {
    return hyphenated(methodName);
  }

  private static String hyphenated(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
