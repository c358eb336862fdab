package dev.rtc.benchmarks.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.benchmarks.measure.Series;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ThroughputResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

class JmhSeriesTest {

  private static final IterationParams ITERATION =
      new IterationParams(IterationType.MEASUREMENT, 2, TimeValue.seconds(1), 1);

  @Test
  void the_class_is_the_work_and_the_method_is_the_variant() {
    BenchmarkParams params = params("a.b.RecordSerializerBenchmark.noRegex", new WorkloadParams());

    Series series = JmhSeries.of(run(params, fork(params, 7)));

    assertThat(series.work()).isEqualTo("record-serializer");
    assertThat(series.variant()).isEqualTo("no-regex");
    assertThat(series.unit()).isEqualTo("ops/ms");
  }

  @Test
  void every_iteration_of_every_fork_is_a_run() {
    BenchmarkParams params = params("a.WordsBenchmark.rtc", new WorkloadParams());

    Series series = JmhSeries.of(run(params, fork(params, 1, 2), fork(params, 3, 4)));

    assertThat(series.values()).containsExactly(1.0, 2.0, 3.0, 4.0);
  }

  @Test
  void parameters_belong_to_the_work() {
    WorkloadParams workload = new WorkloadParams();
    workload.put("distinct", "1000", 0);
    BenchmarkParams params = params("a.TotalOperatorBenchmark.stock", workload);

    Series series = JmhSeries.of(run(params, fork(params, 1)));

    assertThat(series.work()).isEqualTo("total-operator distinct=1000");
    assertThat(series.variant()).isEqualTo("stock");
  }

  private static RunResult run(BenchmarkParams params, BenchmarkResult... forks) {
    return new RunResult(params, List.of(forks));
  }

  private static BenchmarkResult fork(BenchmarkParams params, long... operationsPerMilli) {
    return new BenchmarkResult(
        params,
        Arrays.stream(operationsPerMilli).mapToObj(each -> iteration(params, each)).toList());
  }

  private static IterationResult iteration(BenchmarkParams params, long operations) {
    IterationResult iteration = new IterationResult(params, ITERATION, null);
    iteration.addResult(
        new ThroughputResult(
            ResultRole.PRIMARY,
            "score",
            operations,
            TimeUnit.MILLISECONDS.toNanos(1),
            TimeUnit.MILLISECONDS));
    return iteration;
  }

  private static BenchmarkParams params(String benchmark, WorkloadParams workload) {
    return new BenchmarkParams(
        benchmark,
        "generated",
        false,
        1,
        new int[] {1},
        List.of(),
        1,
        0,
        ITERATION,
        ITERATION,
        Mode.Throughput,
        workload,
        TimeUnit.MILLISECONDS,
        1,
        "java",
        List.of(),
        "17",
        "vm",
        "17",
        "1.37",
        TimeValue.minutes(10));
  }
}
