package dev.rtc.benchmarks.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.testing.Engine;
import org.junit.jupiter.api.Test;

class DriverCommandTest {

  @Test
  void both_engines_play_the_same_script() {
    assertThat(new Play("driver", Engine.DRIVER, 2).run()).hasSize(2);
    assertThat(new Play("stock", Engine.MINI_CLUSTER, 1).run()).hasSize(1);
  }

  @Test
  void the_pipeline_has_ten_steps() {
    assertThat(TenSteps.pipeline().graph().nodes().size()).isGreaterThanOrEqualTo(10);
  }
}
