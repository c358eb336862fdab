package dev.rtc.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rtc.Assembly;
import dev.rtc.Flow;
import dev.rtc.Pipeline;
import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.Collected;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Golden;
import dev.rtc.sample.Sources;
import dev.rtc.sample.Tally;
import dev.rtc.time.Late;
import dev.rtc.time.Window;
import dev.rtc.type.DataType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class ChecksTest {

  private static final SourceSpec<String> WORDS = GivenSource.of(DataType.STRING, "a");

  @Test
  void all_faults_are_told_at_once_in_the_order_of_the_steps() {
    Thread thread = new Thread("captured");

    InvalidPipelineException faults =
        catchThrowableOfType(
            InvalidPipelineException.class,
            () ->
                Pipeline.define(
                    "Many",
                    p -> {
                      Flow<Long> numbers = p.from("numbers", GivenSource.endless(1));
                      numbers.map("half", n -> n / 2 + thread.getId());
                      numbers
                          .map("half", n -> new Pair(n, thread))
                          .keyBy(pair -> pair.number())
                          .total("count", new Tally<>())
                          .to("Out", new Collected<>());
                      numbers
                          .keyBy(n -> n)
                          .window(Window.tumbling(Duration.ofSeconds(1)), Late.drop())
                          .aggregate("windows", new Tally<>());
                    }));

    Golden.requireSame(
        "check/many-faults.txt",
        faults.getMessage().replaceAll("ChecksTest.java:\\d+", "ChecksTest.java:line"));
  }

  @Test
  void a_step_is_appended_inside_the_definition_only() {
    List<Flow<String>> kept = new ArrayList<>();
    Pipeline.define(
        "ended",
        p -> {
          Flow<String> words = p.from("words", WORDS);
          words.to("out", new Collected<>());
          kept.add(words);
        });

    assertThatThrownBy(() -> kept.get(0).to("late", new Collected<>())) // too late
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "step 'late' (%s) is appended to a pipeline whose definition has ended; append steps"
                + " only inside the function given to Pipeline.define",
            at("// too late"));
  }

  @Test
  void an_assembly_is_of_no_use_after_the_definition() {
    List<Assembly> kept = new ArrayList<>();
    Pipeline.define(
        "ended",
        p -> {
          p.from("words", WORDS).to("out", new Collected<>());
          kept.add(p);
        });

    assertThatThrownBy(() -> kept.get(0).from("more", WORDS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("whose definition has ended");
  }

  @Test
  void an_assembly_is_of_no_use_after_a_definition_that_failed() {
    List<Flow<String>> kept = new ArrayList<>();
    assertThatThrownBy(
            () ->
                Pipeline.define(
                    "broken",
                    p -> {
                      kept.add(p.from("words", WORDS));
                      throw new IllegalArgumentException("the user's own");
                    }))
        .hasMessage("the user's own");

    assertThatThrownBy(() -> kept.get(0).to("out", new Collected<>()))
        .hasMessageContaining("whose definition has ended");
  }

  @Test
  void a_union_is_of_flows_of_one_pipeline() {
    List<Flow<String>> kept = new ArrayList<>();
    Pipeline.define(
        "other",
        p -> {
          Flow<String> words = p.from("other-words", WORDS);
          words.to("out", new Collected<>());
          kept.add(words);
        });

    List<String> faults =
        Faults.of(
            p ->
                p.from("words", WORDS)
                    .union(kept.get(0)) // foreign
                    .to("out", new Collected<>()));

    assertThat(faults)
        .containsExactly(
            Faults.fault(
                "RTC-105",
                "other-words",
                at("// foreign"),
                "a union with a flow of another pipeline, which ends in its step 'other-words'",
                "begin both flows with p.from(...) of the same p; pipelines exchange records only"
                    + " through sinks and sources"));
  }

  @Test
  void batch_mode_is_refused_with_the_reason() {
    Pipeline pipeline =
        Pipeline.define("batch", p -> p.from("words", WORDS).to("out", new Collected<>()));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment()
            .setRuntimeMode(RuntimeExecutionMode.BATCH);

    assertThatThrownBy(() -> pipeline.addTo(environment))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "RTC-501 pipeline 'batch'%n"
                + "   found:   execution.runtime-mode=BATCH, in which Flink sends no barriers and"
                + " replaces the state backend, so that no checkpoint protects the job%n"
                + "   instead: leave execution.runtime-mode at STREAMING: bounded input ends the"
                + " job there, too",
            new Object[0]);
  }

  private static String at(String text) {
    return Sources.at(ChecksTest.class, text);
  }

  record Pair(long number, Thread thread) {}
}
