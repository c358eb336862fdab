package dev.rtc.benchmarks.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.testing.simulation.Backend;
import dev.rtc.testing.simulation.SimulationReport;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Runs a bounded number of seeds of each pipeline; {@code -Drtc.simulation.seeds=1000} makes it a
 * campaign.
 */
class OperatorsTest {

  private static final int SEEDS = Integer.getInteger("rtc.simulation.seeds", 8);

  @Test
  void each_operator_stands_its_seeds_on_the_heap() {
    SimulationReport all = run(Backend.HEAP, SEEDS);

    assertThat(all.seeds()).isEqualTo((long) SEEDS * Operators.all().size());
    assertThat(all.crashes()).isPositive();
    assertThat(all.rescalings()).isPositive();
    assertThat(all.stops()).isPositive();
    assertThat(all.lost()).isZero();
    assertThat(all.duplicated()).isZero();
  }

  @Test
  void each_operator_stands_its_seeds_on_rocksdb() {
    SimulationReport all = run(Backend.ROCKSDB, Math.max(1, SEEDS / 4));

    assertThat(all.checkpoints()).isPositive();
    assertThat(all.restores()).isPositive();
  }

  private static SimulationReport run(Backend backend, int seeds) {
    return Operators.all().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> each.getValue().backend(backend).seeds(seeds).run())
        .reduce(SimulationReport::plus)
        .orElseThrow();
  }
}
