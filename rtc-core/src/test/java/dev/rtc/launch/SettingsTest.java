package dev.rtc.launch;

import static org.apache.flink.configuration.CheckpointingOptions.CHECKPOINTING_INTERVAL;
import static org.apache.flink.configuration.CoreOptions.DEFAULT_PARALLELISM;
import static org.apache.flink.configuration.RestartStrategyOptions.RESTART_STRATEGY;
import static org.apache.flink.configuration.RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS;
import static org.apache.flink.configuration.RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD;
import static org.apache.flink.configuration.TaskManagerOptions.NUM_TASK_SLOTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.plan.PhysicalPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Asks which settings an embedded run has. */
class SettingsTest {

  private static final PhysicalPlan BOUNDED = new PhysicalPlan("bounded", true, 256, List.of());
  private static final PhysicalPlan ENDLESS = new PhysicalPlan("endless", false, 256, List.of());

  @Test
  void without_checkpoints_nothing_restarts_from_zero() {
    Configuration settings = settings(BOUNDED);

    assertThat(settings.get(RESTART_STRATEGY)).isEqualTo("disable");
  }

  @Test
  void endless_input_is_checkpointed_and_restarts() {
    Configuration settings = settings(ENDLESS);

    assertThat(settings.get(CHECKPOINTING_INTERVAL)).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.get(RESTART_STRATEGY)).isEqualTo("exponential-delay");
  }

  @Test
  void restarts_end_however_rare_checkpoints_are() {
    Configuration settings = settings(BOUNDED, "--checkpoint-every=3h");

    assertThat(settings.get(RESTART_STRATEGY)).isEqualTo("exponential-delay");
    assertThat(settings.get(RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS)).isEqualTo(3);
    assertThat(settings.get(RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD))
        .isEqualTo(Duration.ofHours(4));
  }

  @Test
  void checkpoints_set_as_flink_does_count_too() {
    Configuration settings = settings(BOUNDED, "-Dexecution.checkpointing.interval=1min");

    assertThat(settings.get(RESTART_STRATEGY)).isEqualTo("exponential-delay");
  }

  @Test
  void restarts_that_the_user_sets_win() {
    Configuration strategy = settings(BOUNDED, "-Drestart-strategy.type=fixed-delay");
    Configuration attempts =
        settings(
            ENDLESS, "-Drestart-strategy.exponential-delay.attempts-before-reset-backoff=1000");

    assertThat(strategy.get(RESTART_STRATEGY)).isEqualTo("fixed-delay");
    assertThat(attempts.get(RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS)).isEqualTo(1000);
  }

  @Test
  void a_machine_larger_than_the_pipeline_uses_as_many_processors_as_it_can() {
    Configuration settings = Settings.ofEmbedded(options(), BOUNDED, 1000, Path.of("scratch"));

    assertThat(settings.get(DEFAULT_PARALLELISM)).isEqualTo(256);
    assertThat(settings.get(NUM_TASK_SLOTS)).isEqualTo(256);
  }

  @Test
  void a_malformed_setting_is_a_fault_of_usage() {
    assertThatThrownBy(() -> options("-Dparallelism.default=many").requirePossible(BOUNDED))
        .isInstanceOf(UsageException.class)
        .hasMessage("Could not parse value 'many' for key 'parallelism.default'.");
  }

  private static Configuration settings(PhysicalPlan plan, String... args) {
    return Settings.ofEmbedded(options(args), plan, 2, Path.of("scratch"));
  }

  private static LaunchOptions options(String... args) {
    return CommandLine.populateCommand(new LaunchOptions(), args);
  }
}
