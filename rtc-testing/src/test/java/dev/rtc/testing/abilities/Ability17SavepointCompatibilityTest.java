package dev.rtc.testing.abilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.Pipeline;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.testing.upgrade.Lines;
import dev.rtc.testing.upgrade.Sales;
import dev.rtc.testing.upgrade.Upgrade;
import dev.rtc.testing.upgrade.UpgradeCheck;
import dev.rtc.testing.upgrade.UpgradeReport;
import dev.rtc.testing.upgrade.Verdict;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows ability 17: whether a new version goes on from the savepoints of the old one. */
class Ability17SavepointCompatibilityTest {

  // region lock
  @Test
  void savepoints_stay_readable() {
    UpgradeCheck.of(Sales.pipeline()).against(Path.of("src/test/locks/sales.lock")).assertSafe();
  }

  // endregion

  @Test
  void a_renamed_step_breaks_before_it_is_released(@TempDir Path scratch) throws Exception {
    Path lock = Files.copy(Path.of("src/test/locks/sales.lock"), scratch.resolve("sales.lock"));

    assertThatThrownBy(() -> UpgradeCheck.of(renamed()).against(lock).assertCompatible())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("BREAKS    sum")
        .hasMessageContaining("the new step 'total' keeps the same: was it renamed?");
  }

  @Test
  void a_real_savepoint_proves_it(@TempDir Path scratch) {
    String savepoint = Sales.savepoint(scratch, "a 1 10", "b 2 20");

    // region proof
    Upgrade.from(savepoint).to(Sales.pipeline()).assertSafe();

    UpgradeReport broken = Upgrade.from(savepoint).to(renamed());
    assertThat(broken.step("sum").verdict()).isEqualTo(Verdict.BREAKS);
    // endregion
  }

  private static Pipeline renamed() {
    return Pipeline.define(
        "sales",
        p ->
            p.from("lines", Lines.source())
                .keyBy(Lines::key)
                .running(
                    "total",
                    Aggregations.summing(Lines::amount),
                    Updates.each(),
                    Lifetime.forever())
                .changes("changes")
                .map("text", Object::toString)
                .to("results", Lines.sink()));
  }
}
