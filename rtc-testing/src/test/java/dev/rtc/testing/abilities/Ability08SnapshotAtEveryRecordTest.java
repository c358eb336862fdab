package dev.rtc.testing.abilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.Pipeline;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.testing.CrashEverywhere;
import dev.rtc.testing.CrashReport;
import dev.rtc.testing.PipelineFailedException;
import dev.rtc.testing.PipelineTest;
import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.testing.simulation.Backend;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shows ability 8: one call takes a checkpoint, crashes and restores between any two events. */
class Ability08SnapshotAtEveryRecordTest {

  /** Opening RocksDB 50 times takes seconds: all others are left to {@code -Drtc.crash=rocksdb}. */
  private static final Set<EachOperator> ALWAYS_ON_ROCKSDB =
      EnumSet.of(EachOperator.HOPPING_CORRECTED, EachOperator.TOP, EachOperator.STATEFUL);

  @ParameterizedTest
  @EnumSource
  void an_operator_puts_out_the_same_wherever_it_fails(EachOperator operator) {
    CrashReport report =
        CrashEverywhere.of(operator.pipeline())
            .script(operator::play)
            .on(Backend.HEAP, alsoOn(operator))
            .verify();

    assertThat(report.crashes()).isGreaterThanOrEqualTo(20);
    assertThat(report.rescalings()).isGreaterThanOrEqualTo(15);
  }

  private static Backend[] alsoOn(EachOperator operator) {
    boolean all = "rocksdb".equals(System.getProperty("rtc.crash"));
    return all || ALWAYS_ON_ROCKSDB.contains(operator)
        ? new Backend[] {Backend.ROCKSDB}
        : new Backend[0];
  }

  @Test
  void one_call_verifies_a_pipeline() {
    // region crash-everywhere
    CrashReport report =
        CrashEverywhere.of(Shop.revenue())
            .script(
                test ->
                    test.input("sales")
                        .send(Sale.of("a", 100, 10), Sale.of("a", 5, 80), Sale.of("b", 1, 10)))
            .verify();

    assertThat(report)
        .hasToString(
            "11 runs, 6 checkpoints, 9 crashes, 15 restores, 6 of them with other subtasks; 33"
                + " records compared");
    // endregion
  }

  @Test
  void what_a_step_keeps_outside_of_state_is_found() {
    CrashEverywhere<PipelineTest> everywhere =
        CrashEverywhere.of(forgetful())
            .script(test -> test.input("sales").send(Sale.of("a", 1, 0), Sale.of("a", 2, 1)));

    assertThatThrownBy(everywhere::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            "pipeline 'forgetful' does not put out the same after a crash right after a"
                + " checkpoint (state on heap, 2 subtasks)")
        .hasMessageContaining("gap 1: checkpoint, crash")
        .hasMessageContaining("after:  send Sale[shop=a, product=tea, cents=1")
        .hasMessageContaining("before: send Sale[shop=a, product=tea, cents=2")
        .hasMessageContaining("output 'out': 2 records instead of 2")
        .hasMessageContaining("missing (1):\n    2")
        .hasMessageContaining("extra (1):\n    1");
  }

  @Test
  void a_pipeline_that_fails_undisturbed_says_so() {
    Pipeline pipeline =
        Pipeline.define(
            "division",
            p ->
                p.from("sales", Shop.sales())
                    .map("share", DataType.LONG, sale -> 1 / sale.cents())
                    .to("out", Shop.sink()));

    assertThatThrownBy(
            () ->
                CrashEverywhere.of(pipeline)
                    .script(test -> test.input("sales").send(Sale.of("a", 0, 0)))
                    .verify())
        .isInstanceOf(PipelineFailedException.class)
        .hasMessageContaining("/ by zero");
  }

  @Test
  void a_script_that_says_nothing_or_looks_is_refused() {
    assertThatThrownBy(() -> CrashEverywhere.of(Shop.revenue()).verify())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "CrashEverywhere of pipeline 'revenue' has an empty script; write .script(test ->"
                + " ...)");
    assertThatThrownBy(
            () ->
                CrashEverywhere.of(Shop.revenue())
                    .script(test -> test.output("revenue").isEmpty())
                    .verify())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("this script is played many times");
  }

  @Test
  void records_made_of_coalesced_changes_are_refused() {
    Pipeline pipeline =
        Pipeline.define(
            "told",
            p ->
                p.from("sales", Shop.sales())
                    .keyBy(Sale::shop)
                    .running(
                        "sum",
                        Aggregations.summing(Sale::cents),
                        Updates.within(Duration.ofMillis(200)),
                        Lifetime.forever())
                    .changes("changes")
                    .map("text", DataType.LONG, Change::value)
                    .to("out", Shop.sink()));

    assertThatThrownBy(
            () ->
                CrashEverywhere.of(pipeline)
                    .script(test -> test.input("sales").send(Sale.of("a", 7, 0)))
                    .verify())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "output 'out' of pipeline 'told' has records such as 7 made of the changes of a table"
                + " with Updates.within: how many there are depends on the checkpoints, and which"
                + " rows are left cannot be told; let the sink take the table");
  }

  private static Pipeline forgetful() {
    return Pipeline.define(
        "forgetful",
        p ->
            p.from("sales", Shop.sales())
                .keyBy(Sale::shop)
                .process("count", DataType.LONG, new Forgetful())
                .to("out", Shop.sink()));
  }

  private static final class Forgetful extends KeyedProcessFunction<String, Sale, Long> {

    private static final long serialVersionUID = 1L;

    private long count;

    @Override
    public void processElement(Sale sale, Context context, Collector<Long> out) {
      out.collect(++count);
    }
  }
}
