package dev.rtc.testing.abilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.Pipeline;
import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.testing.simulation.Simulation;
import dev.rtc.testing.simulation.SimulationReport;
import dev.rtc.type.DataType;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** Shows ability 12: seeds choose the interleavings and the faults; they replay and shrink. */
class Ability12SeededInterleavingsTest {

  private static final Sale[] SALES = {
    Sale.of("a", 100, 0), Sale.of("b", 7, 5), Sale.of("a", 5, 61), Sale.of("b", 1, 130)
  };

  @Test
  void a_pipeline_gives_the_same_under_seeded_interleavings_and_faults() {
    // region simulation
    SimulationReport report =
        Simulation.of(Shop.revenue()).input("sales", SALES).seeds(20).run();

    assertThat(report.restores()).isPositive();
    assertThat(report.lost()).isZero();
    assertThat(report.duplicated()).isZero();
    // endregion
  }

  @Test
  void a_seed_replays() {
    Simulation simulation = Simulation.of(Shop.revenue()).input("sales", SALES);

    assertThat(simulation.seed(4711).run()).isEqualTo(simulation.seed(4711).run());
  }

  @Test
  void a_failing_seed_shrinks_to_the_records_and_faults_that_matter() {
    Simulation simulation = Simulation.of(forgetful()).input("sales", SALES).seeds(1000);

    assertThatThrownBy(simulation::run)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("'forgetful' gives another result than without faults")
        .hasMessageMatching(
            "(?s).*shrunk in \\d+ runs to 2 of 4 records and [1-3] of \\d+ faults.*")
        .hasMessageMatching("(?s).*replay it with \\.seed\\(\\d+\\)");
  }

  private static Pipeline forgetful() {
    return Pipeline.define(
        "forgetful",
        p ->
            p.from("sales", Shop.sales())
                .keyBy(Sale::shop)
                .process("counts", DataType.STRING, new Forgetful())
                .to("out", Shop.sink()));
  }

  /** Counts in its fields, which no checkpoint holds. */
  private static final class Forgetful extends KeyedProcessFunction<String, Sale, String> {

    private static final long serialVersionUID = 1L;

    private final Map<String, Integer> counts = new HashMap<>();

    @Override
    public void processElement(Sale sale, Context context, Collector<String> out) {
      out.collect(sale.shop() + " " + counts.merge(sale.shop(), 1, Integer::sum));
    }
  }
}
