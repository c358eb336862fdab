package dev.rtc.testing.abilities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Pipeline;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.testing.JobTest;
import dev.rtc.testing.PipelineTest;
import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.testing.simulation.Simulation;
import dev.rtc.testing.simulation.SimulationReport;
import dev.rtc.time.ClockWindow;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.Windowed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** Shows ability 5: time passes when the test says so, and not otherwise. */
class Ability05VirtualClockTest {

  private static final Duration LOOKUP = Duration.ofSeconds(5);

  @Test
  void a_timer_goes_off_at_its_instant_and_not_before() {
    Instant start = Instant.parse("2026-03-01T08:00:00Z");
    try (PipelineTest test = PipelineTest.of(reminders()).clockAt(start)) {
      test.input("sales").send(Sale.of("a", 1, 0));
      test.advanceClock(Duration.ofHours(24).minusMillis(1));
      test.output("out").isEmpty();

      test.advanceClock(Duration.ofMillis(1));
      test.output("out").containsExactly("a at 2026-03-02T08:00:00Z");
    }
  }

  @Test
  void a_lifetime_of_processing_time_ends() {
    Pipeline pipeline =
        Pipeline.define(
            "lifetimes",
            p ->
                p.from("sales", Shop.sales())
                    .keyBy(Sale::shop)
                    .running(
                        "sum",
                        Aggregations.summing(Sale::cents),
                        Updates.each(),
                        Lifetime.processingTime(Duration.ofDays(30)).thenDelete())
                    .to("sums", Shop.table()));
    try (PipelineTest test = PipelineTest.of(pipeline)) {
      test.input("sales").send(Sale.of("a", 1, 0));
      test.advanceClock(Duration.ofDays(29));
      assertThat(test.<String, Long>table("sums").rows()).containsEntry("a", 1L);

      test.advanceClock(Duration.ofDays(2));
      assertThat(test.<String, Long>table("sums").changes().get(1).kind())
          .isEqualTo(Change.Kind.DELETE);
    }
  }

  @Test
  void a_session_closes_when_its_gap_has_passed() {
    Pipeline pipeline =
        Pipeline.define(
            "sessions",
            p ->
                p.from("sales", Shop.sales())
                    .keyBy(Sale::shop)
                    .window(ClockWindow.session(Duration.ofMinutes(10)))
                    .aggregate("step", Aggregations.summing(Sale::cents))
                    .map("row", DataType.STRING, each -> each.key() + each.value())
                    .to("out", Shop.sink()));
    try (PipelineTest test = PipelineTest.of(pipeline)) {
      test.input("sales").send(Sale.of("a", 1, 0));
      test.advanceClock(Duration.ofMinutes(9));
      test.input("sales").send(Sale.of("a", 2, 0));
      test.advanceClock(Duration.ofMinutes(9));
      test.output("out").isEmpty();

      test.advanceClock(Duration.ofMinutes(1));
      test.output("out").containsExactly("a3");
    }
  }

  @Test
  void windows_of_the_clock_lose_nothing_whatever_goes_wrong() {
    SimulationReport report =
        Simulation.of(perTenSeconds())
            .input("sales", Sale.of("a", 1, 0), Sale.of("b", 2, 0), Sale.of("a", 4, 0))
            .clock(Duration.ofSeconds(30))
            .byTheClock("out")
            .invariant(
                "each sale is in one window",
                outcome ->
                    assertThat(
                            outcome.<Long>records("out").stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(7))
            .seeds(20)
            .run();

    assertThat(report.crashes()).isPositive();
  }

  private static Pipeline perTenSeconds() {
    return Pipeline.define(
        "per-ten-seconds",
        p ->
            p.from("sales", Shop.bounded())
                .keyBy(Sale::shop)
                .window(ClockWindow.tumbling(Duration.ofSeconds(10)))
                .aggregate("sum", Aggregations.summing(Sale::cents))
                .map("cents", DataType.LONG, Windowed::value)
                .to("out", Shop.sink()));
  }

  @Test
  void updates_are_held_back_until_their_delay_has_passed() {
    Pipeline pipeline =
        Pipeline.define(
            "delayed",
            p ->
                p.from("sales", Shop.sales())
                    .keyBy(Sale::shop)
                    .running(
                        "count",
                        Aggregations.counting(),
                        Updates.within(Duration.ofSeconds(5)),
                        Lifetime.forever())
                    .to("counts", Shop.table()));
    try (PipelineTest test = PipelineTest.of(pipeline)) {
      test.input("sales").send(Sale.of("a", 1, 0), Sale.of("a", 1, 0));
      assertThat(test.<String, Long>table("counts").changes()).isEmpty();

      test.advanceClock(Duration.ofSeconds(5));
      assertThat(test.<String, Long>table("counts").changes())
          .containsExactly(Change.insert("a", 2L));
    }
  }

  @Test
  void an_asynchronous_step_times_out() {
    Pipeline pipeline =
        Pipeline.define(
            "lookup",
            p ->
                p.from("sales", Shop.sales())
                    .transform("lookup", DataType.STRING, Ability05VirtualClockTest::lookUp)
                    .to("out", Shop.sink()));
    try (PipelineTest test = PipelineTest.of(pipeline)) {
      test.input("sales").send(Sale.of("a", 1, 0), Sale.of("silent", 2, 0));
      test.advanceClock(LOOKUP.minusMillis(1));
      test.output("out").containsExactly("a is known");

      test.advanceClock(Duration.ofMillis(1));
      test.output("out").containsExactly("a is known", "silent did not answer");
    }
  }

  @Test
  void an_asynchronous_step_of_a_plain_job_times_out_again_after_a_crash() {
    try (JobTest test = JobTest.of(Ability05VirtualClockTest::lookUpShops)) {
      test.input("shops").send("a", "silent");
      test.checkpoint();
      test.advanceClock(LOOKUP.minusMillis(1));
      test.crash();
      test.advanceClock(LOOKUP.minusMillis(1));
      test.output("answers").containsExactly("a is known");

      test.advanceClock(Duration.ofMillis(1));
      test.output("answers").containsExactly("a is known", "silent did not answer");
    }
  }

  private static DataStream<String> lookUp(DataStream<Sale> sales) {
    return AsyncDataStream.unorderedWait(
        sales.map(Sale::shop).returns(Types.STRING),
        new Lookup(),
        LOOKUP.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private static void lookUpShops(StreamExecutionEnvironment environment) throws Exception {
    DataStream<String> shops =
        environment
            .fromSource(
                new DataGeneratorSource<>(index -> "a", 1, Types.STRING),
                WatermarkStrategy.noWatermarks(),
                "shops")
            .uid("shops");
    AsyncDataStream.orderedWait(shops, new Lookup(), LOOKUP.toMillis(), TimeUnit.MILLISECONDS)
        .uid("lookup")
        .sinkTo(new DiscardingSink<>())
        .uid("answers");
    environment.execute();
  }

  /** Answers at once, but not for the shop that is silent. */
  private static final class Lookup implements AsyncFunction<String, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public void asyncInvoke(String shop, ResultFuture<String> result) {
      if (!shop.equals("silent")) {
        result.complete(List.of(shop + " is known"));
      }
    }

    @Override
    public void timeout(String shop, ResultFuture<String> result) {
      result.complete(List.of(shop + " did not answer"));
    }
  }

  @Test
  void timers_survive_a_crash() {
    try (PipelineTest test = PipelineTest.of(reminders())) {
      test.input("sales").send(Sale.of("a", 1, 0));
      test.checkpoint().crash();
      test.advanceClock(Duration.ofHours(24));
      test.output("out").containsExactly("a at 2000-01-02T00:00:00Z");
    }
  }

  private static Pipeline reminders() {
    return Pipeline.define(
        "reminders",
        p ->
            p.from("sales", Shop.sales())
                .keyBy(Sale::shop)
                .process("remind", DataType.STRING, new Reminder())
                .to("out", Shop.sink()));
  }

  private static final class Reminder extends KeyedProcessFunction<String, Sale, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(Sale sale, Context context, Collector<String> out) {
      long now = context.timerService().currentProcessingTime();
      context.timerService().registerProcessingTimeTimer(now + Duration.ofDays(1).toMillis());
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<String> out) {
      out.collect(context.getCurrentKey() + " at " + Instant.ofEpochMilli(at));
    }
  }
}
