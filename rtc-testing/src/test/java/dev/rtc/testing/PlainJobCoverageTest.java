package dev.rtc.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/** Shows what of a plain Flink job no test has touched. */
class PlainJobCoverageTest {

  private static final OutputTag<Long> ASIDE = new OutputTag<>("aside", Types.LONG);

  @Test
  void what_no_test_has_touched_is_told() {
    GraphCoverage coverage = GraphCoverage.begin(Deposits::build);
    JobTest test = JobTest.of(Deposits::build);
    test.<Long>input("deposits").send(11L);
    test.end();

    assertThat(coverage)
        .hasToString("job 'deposits': 4 of 6 parts touched; untouched are\n  text\n  reminders");
    assertThatThrownBy(() -> coverage.ignoring("text").isComplete())
        .hasMessage(
            "no test of job 'deposits' has touched\n  reminders\nwrite a test for each, or leave it"
                + " out with GraphCoverage.ignoring(\"reminders\")");
    coverage.ignoring("text", "reminders").isComplete();
  }

  @Test
  void the_coverage_of_a_job_needs_a_name_to_count_by() {
    assertThatThrownBy(() -> GraphCoverage.begin(PlainJobCoverageTest::unnamed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "GraphCoverage counts by the name of the job, and this one is 'Flink Streaming Job', as"
                + " all that have none; write execute(\"...\") at the end of the program, or set"
                + " pipeline.name");
    assertThatThrownBy(() -> GraphCoverage.sinceStart(PlainJobCoverageTest::unnamed))
        .hasMessageStartingWith("GraphCoverage counts by the name of the job");
  }

  @Test
  void a_job_without_a_name_of_its_own_has_that_of_its_configuration() {
    GraphCoverage coverage = GraphCoverage.begin(PlainJobCoverageTest::configured);
    JobTest test = JobTest.of(PlainJobCoverageTest::configured);
    test.<Long>input("numbers").send(1L);
    test.end();

    assertThat(coverage).hasToString("job 'configured': 2 of 2 parts touched");
  }

  @Test
  void a_window_that_dropped_no_late_record_is_told() {
    GraphCoverage coverage = GraphCoverage.begin(PlainJobTest::sumsWithLateness);
    JobTest test = JobTest.of(PlainJobTest::sumsWithLateness);
    test.<Long>input("numbers").send(1L).watermark(Instant.ofEpochSecond(10));
    assertThat(coverage.untouched()).isNotEmpty();
    test.<String>output("sums").containsExactly("sum 1");
    assertThat(coverage.untouched()).containsExactly("per-second: late");

    test.<Long>input("numbers").send(2L);
    test.end();

    assertThat(coverage.untouched()).isEmpty();
  }

  @Test
  void a_window_with_an_unrelated_side_output_drops_late_records_too() {
    GraphCoverage coverage = GraphCoverage.begin(PlainJobCoverageTest::windowWithASideOutput);
    JobTest test = JobTest.of(PlainJobCoverageTest::windowWithASideOutput);
    test.<Long>input("numbers").send(1L);
    test.end();

    assertThat(coverage.untouched()).containsExactly("per-second: late");
  }

  @Test
  void a_window_that_diverts_late_records_drops_none() {
    GraphCoverage coverage =
        GraphCoverage.begin(PlainJobCoverageTest::windowThatDivertsLateRecords);
    JobTest test = JobTest.of(PlainJobCoverageTest::windowThatDivertsLateRecords);
    test.<Long>input("numbers").send(1L).watermark(Instant.ofEpochSecond(10)).send(2L);
    test.end();

    assertThat(coverage.untouched()).isEmpty();
  }

  private static void windowWithASideOutput(StreamExecutionEnvironment environment)
      throws Exception {
    SingleOutputStreamOperator<Long> sums =
        PlainJobTest.numbersPerSecond(environment).process(new Summing()).uid("per-second");
    sums.sinkTo(new DiscardingSink<>()).uid("sums");
    sums.getSideOutput(ASIDE).sinkTo(new DiscardingSink<>()).uid("aside");
    environment.execute("window with a side output");
  }

  private static void windowThatDivertsLateRecords(StreamExecutionEnvironment environment)
      throws Exception {
    PlainJobTest.numbersPerSecond(environment)
        .sideOutputLateData(ASIDE)
        .reduce(Long::sum)
        .uid("per-second")
        .sinkTo(new DiscardingSink<>())
        .uid("sums");
    environment.execute("window that diverts late records");
  }

  private static void unnamed(StreamExecutionEnvironment environment) {
    environment
        .fromSource(new NumberSequenceSource(1, 2), WatermarkStrategy.noWatermarks(), "numbers")
        .uid("numbers")
        .sinkTo(new DiscardingSink<>())
        .uid("copies");
  }

  private static void configured(StreamExecutionEnvironment environment) throws Exception {
    environment.configure(new Configuration().set(PipelineOptions.NAME, "configured"));
    unnamed(environment);
    environment.execute();
  }

  /** Puts out the sum, and at the side each number. */
  private static final class Summing extends ProcessWindowFunction<Long, Long, Long, TimeWindow> {

    private static final long serialVersionUID = 1L;

    @Override
    public void process(Long key, Context context, Iterable<Long> numbers, Collector<Long> out) {
      long sum = 0;
      for (long number : numbers) {
        sum += number;
        context.output(ASIDE, number);
      }
      out.collect(sum);
    }
  }
}
