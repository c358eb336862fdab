package dev.rtc.flink;

import static dev.rtc.type.DataType.LONG;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.Pipeline;
import dev.rtc.connector.Delivery;
import dev.rtc.connector.OnError;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.CollectedTable;
import dev.rtc.sample.GivenSource;
import dev.rtc.time.Lifetime;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

class EnvironmentRuleTest {

  private final Configuration settings = new Configuration();

  @Test
  void an_exactly_once_sink_of_endless_input_is_refused_without_checkpoints() {
    Pipeline pipeline = pipeline(GivenSource.endless(1), Delivery.EXACTLY_ONCE);

    assertThatThrownBy(() -> pipeline.addTo(environment()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "RTC-502 pipeline 'numbers'%n"
                + "   found:   the input never ends, and no checkpoints are taken, at which the"
                + " exactly-once sink 'out' would commit: nothing would ever be seen of what it"
                + " writes, as files would stay hidden and .inprogress for ever%n"
                + "   instead: run with --checkpoint-every 10s, or set"
                + " execution.checkpointing.interval",
            new Object[0]);
  }

  @Test
  void with_checkpoints_it_is_accepted() {
    Pipeline pipeline = pipeline(GivenSource.endless(1), Delivery.EXACTLY_ONCE);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));

    assertThatCode(() -> pipeline.addTo(environment())).doesNotThrowAnyException();
  }

  @Test
  void a_bounded_input_commits_at_its_end_and_a_sink_at_least_once_at_once() {
    Pipeline bounded = pipeline(GivenSource.of(LONG, 1L), Delivery.EXACTLY_ONCE);
    Pipeline atLeastOnce = pipeline(GivenSource.endless(1), Delivery.AT_LEAST_ONCE);

    assertThatCode(() -> bounded.addTo(environment())).doesNotThrowAnyException();
    assertThatCode(() -> atLeastOnce.addTo(environment())).doesNotThrowAnyException();
  }

  @Test
  void the_halves_of_an_update_that_a_filter_reads_stay_together() {
    Pipeline pipeline =
        Pipeline.define(
            "rows",
            p ->
                p.from("numbers", GivenSource.of(LONG, 1L))
                    .keyBy(number -> number)
                    .latest("latest", Lifetime.forever())
                    .filter("large", row -> row.value() > 9)
                    .to("out", new CollectedTable<>()));
    settings.set(CheckpointingOptions.ENABLE_UNALIGNED, true);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
    assertThatCode(() -> pipeline.addTo(environment())).doesNotThrowAnyException();

    settings.set(PipelineOptions.OPERATOR_CHAINING, false);

    assertThatThrownBy(() -> pipeline.addTo(environment()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "RTC-503 pipeline 'rows'%n"
                + "   found:   pipeline.operator-chaining.enabled=false together with"
                + " execution.checkpointing.unaligned.enabled=true, where a checkpoint may fall"
                + " between the two halves of an update that the filter of a table 'large' reads%n"
                + "   instead: leave the chaining of operators on, or unaligned checkpoints off",
            new Object[0]);
  }

  @Test
  void a_map_of_a_table_that_leaves_out_bad_rows_reads_halves_too() {
    settings.set(CheckpointingOptions.ENABLE_UNALIGNED, true);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
    settings.set(PipelineOptions.OPERATOR_CHAINING, false);
    assertThatCode(() -> mapped(OnError.fail()).addTo(environment())).doesNotThrowAnyException();

    assertThatThrownBy(() -> mapped(OnError.drop()).addTo(environment()))
        .hasMessageContaining("RTC-503 pipeline 'rows'")
        .hasMessageContaining("that the map with onError of a table 'inverse' reads");
  }

  private static Pipeline mapped(OnError onError) {
    return Pipeline.define(
        "rows",
        p ->
            p.onError(onError)
                .from("numbers", GivenSource.of(LONG, 1L))
                .keyBy(number -> number)
                .latest("latest", Lifetime.forever())
                .map("inverse", row -> 1 / row.value())
                .to("out", new CollectedTable<>()));
  }

  private StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.createLocalEnvironment(settings);
  }

  private static Pipeline pipeline(SourceSpec<Long> numbers, Delivery delivery) {
    SinkSpec<Long> out = SinkSpec.of(new DiscardingSink<>(), delivery);
    return Pipeline.define("numbers", p -> p.from("numbers", numbers).to("out", out));
  }
}
