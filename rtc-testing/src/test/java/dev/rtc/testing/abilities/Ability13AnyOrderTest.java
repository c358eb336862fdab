package dev.rtc.testing.abilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.testing.Engine;
import dev.rtc.testing.JobTest;
import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.testing.simulation.SimulatedEnds;
import dev.rtc.testing.simulation.Simulation;
import dev.rtc.testing.simulation.SimulationOutcome;
import dev.rtc.testing.simulation.SimulationReport;
import dev.rtc.type.Windowed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.junit.jupiter.api.Test;

/**
 * Shows ability 13: the result is the same at once, as a stream, at any parallelism and in any
 * order of arrival within the bound.
 */
class Ability13AnyOrderTest {

  private static final int BOUND_SECONDS = 10;
  private static final TypeInformation<Tuple3<String, Long, Long>> ROW =
      Types.TUPLE(Types.STRING, Types.LONG, Types.LONG);
  private static final List<Sale> SALES =
      List.of(
          Sale.of("a", 1, 0),
          Sale.of("b", 2, 4),
          Sale.of("a", 4, 8),
          Sale.of("a", 8, 55),
          Sale.of("b", 16, 58),
          Sale.of("a", 32, 62),
          Sale.of("b", 64, 66),
          Sale.of("a", 128, 200));

  @Test
  void windows_do_not_depend_on_the_order_of_arrival_nor_on_the_parallelism() {
    // region any-order
    SimulationReport report =
        Simulation.of(Shop.revenue())
            .drawn("sales", Ability13AnyOrderTest::shuffledWithinTheBound)
            .parallelism(1, 4)
            .unordered("revenue")
            .invariant("the sums are those of a batch", Ability13AnyOrderTest::sumsOfABatch)
            .seeds(25)
            .run();
    // endregion

    assertThat(report.rescalings()).isPositive();
  }

  @Test
  void a_job_gives_as_a_stream_what_it_gives_as_a_batch() {
    // region same-as-batch
    SimulationReport report =
        Simulation.of("revenue", Ability13AnyOrderTest::revenue)
            .input("sales", sale("a", 1, 0), sale("b", 2, 4), sale("a", 4, 58), sale("a", 8, 62))
            .parallelism(1, 4)
            .sameAsBatch()
            .seeds(25)
            .run();
    // endregion

    assertThat(report.rescalings()).isPositive();
  }

  private static void revenue(StreamExecutionEnvironment environment, SimulatedEnds ends) {
    revenue(environment, ends.source("sales", ROW), ends.sink("revenue", ROW));
  }

  private static void revenue(
      StreamExecutionEnvironment environment,
      Source<Tuple3<String, Long, Long>, ?, ?> source,
      Sink<Tuple3<String, Long, Long>> sink) {
    environment
        .fromSource(
            source,
            WatermarkStrategy.<Tuple3<String, Long, Long>>forMonotonousTimestamps()
                .withTimestampAssigner((sale, unset) -> sale.f2 * 1000),
            "sales")
        .uid("sales")
        .keyBy(sale -> sale.f0)
        .window(TumblingEventTimeWindows.of(Duration.ofMinutes(1)))
        .sum(1)
        .uid("per-minute")
        .sinkTo(sink)
        .uid("revenue");
  }

  private static Tuple3<String, Long, Long> sale(String shop, long cents, long second) {
    return Tuple3.of(shop, cents, second);
  }

  @Test
  void one_job_gives_the_same_rows_as_a_batch_on_a_cluster_and_as_a_stream_on_the_driver() {
    Configuration batch = new Configuration();
    batch.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);

    List<Tuple3<String, Long, Long>> streamed = rows(revenue().on(Engine.DRIVER));
    List<Tuple3<String, Long, Long>> batched =
        rows(revenue().on(Engine.MINI_CLUSTER).configure(batch));

    assertThat(batched)
        .containsExactlyInAnyOrder(sale("a", 5, 0), sale("b", 2, 4), sale("a", 8, 62));
    assertThat(streamed).containsExactlyInAnyOrderElementsOf(batched);
  }

  private static JobTest revenue() {
    return JobTest.of(
        environment -> {
          revenue(
              environment,
              new DataGeneratorSource<>(index -> sale("a", 1, index), 1, ROW),
              new DiscardingSink<>());
          environment.execute();
        });
  }

  private static List<Tuple3<String, Long, Long>> rows(JobTest test) {
    test.<Tuple3<String, Long, Long>>input("sales")
        .send(sale("a", 1, 0), sale("b", 2, 4), sale("a", 4, 58), sale("a", 8, 62));
    test.end();
    return test.<Tuple3<String, Long, Long>>output("revenue").records();
  }

  @Test
  void a_pipeline_of_rtc_is_not_run_as_a_batch() {
    assertThatThrownBy(() -> Simulation.of(Shop.revenue()).sameAsBatch())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Simulation.sameAsBatch: 'revenue' is a pipeline of rtc, which refuses Flink's BATCH"
                + " mode (RTC-501); its runs are compared with one that reads all input without a"
                + " fault");
  }

  private static List<Sale> shuffledWithinTheBound(SplittableRandom random) {
    Map<Sale, Long> arrivals = new HashMap<>();
    SALES.forEach(
        sale ->
            arrivals.put(
                sale, sale.at().getEpochSecond() * 1000 + random.nextInt(BOUND_SECONDS * 1000)));
    List<Sale> shuffled = new ArrayList<>(SALES);
    shuffled.sort(Comparator.comparing(arrivals::get));
    return shuffled;
  }

  private static void sumsOfABatch(SimulationOutcome outcome) {
    assertThat(outcome.<Windowed<String, Long>>records("revenue"))
        .extracting(sum -> sum.key() + " " + sum.value())
        .containsExactlyInAnyOrder("a 13", "b 18", "a 32", "b 64", "a 128");
    assertThat(outcome.records("late")).isEmpty();
  }
}
