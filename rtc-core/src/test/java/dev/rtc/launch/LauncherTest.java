package dev.rtc.launch;

import static java.time.Duration.ofMinutes;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rtc.Assembly;
import dev.rtc.Pipeline;
import dev.rtc.Program;
import dev.rtc.check.InvalidPipelineException;
import dev.rtc.connector.Problems;
import dev.rtc.connector.SourceSpec;
import dev.rtc.plan.PlanFormat;
import dev.rtc.sample.Collected;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Golden;
import dev.rtc.sample.Sources;
import dev.rtc.sample.Tally;
import dev.rtc.time.ClockWindow;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class LauncherTest {

  /** Counts stay in this JVM: Flink serializes functions. */
  private static final Map<String, AtomicInteger> ATTEMPTS = new ConcurrentHashMap<>();

  private static final SourceSpec<String> WORDS = GivenSource.of(DataType.STRING, "a", "b", "a");

  @Test
  void help_shows_the_options_of_the_program_and_of_the_run() {
    String help = Captured.out(() -> Program.run(new Counting(), "--help"));

    Golden.requireSame("launch/help.txt", help);
  }

  @Test
  void a_pipeline_alone_has_help_too() {
    String help = Captured.out(() -> pipeline(new Collected<>()).run("-h"));

    assertThat(help).startsWith("Usage: counting [-h]").contains("--describe");
  }

  @Test
  void an_unknown_option_is_told_with_the_usage() {
    assertThatThrownBy(() -> pipeline(new Collected<>()).run("--nope"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("Unknown option: '--nope'\n\nUsage: counting [-h]");
  }

  @Test
  void a_malformed_duration_is_told_with_an_example() {
    assertThatThrownBy(() -> pipeline(new Collected<>()).run("--checkpoint-every", "often"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(
            "Invalid value for option '--checkpoint-every': 'often' is not a duration; write a"
                + " number and a unit, such as 500ms, 10s or 5min\n\nUsage: counting");
  }

  @Test
  void checkpoints_more_often_than_flink_can_are_refused() {
    assertThatThrownBy(() -> pipeline(new Collected<>()).run("--checkpoint-every", "1ms"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(
            "Invalid value for option '--checkpoint-every': '1ms' is too short; write 10 ms or"
                + " more\n\nUsage: counting");
  }

  @Test
  void a_parallelism_that_cannot_be_is_refused() {
    assertThatThrownBy(() -> pipeline(new Collected<>()).run("--parallelism", "0"))
        .isInstanceOf(UsageException.class)
        .hasMessage("the parallelism is 0; write 1 to 256, the max parallelism of the pipeline");
    assertThatThrownBy(() -> pipeline(new Collected<>()).run("--parallelism", "257"))
        .isInstanceOf(UsageException.class)
        .hasMessage("the parallelism is 257; write 1 to 256, the max parallelism of the pipeline");
    assertThatThrownBy(() -> pipeline(new Collected<>()).run("-Dparallelism.default=300"))
        .isInstanceOf(UsageException.class)
        .hasMessage("the parallelism is 300; write 1 to 256, the max parallelism of the pipeline");
  }

  @Test
  void describing_runs_nothing() {
    Collected<Keyed<String, Long>> out = new Collected<>();
    Pipeline pipeline = pipeline(out);

    String text = Captured.out(() -> pipeline.run("--describe"));

    assertThat(text).isEqualTo(pipeline.describe());
    assertThat(out.records()).isEmpty();
  }

  @Test
  void a_pipeline_is_described_in_the_format_asked_for() {
    Pipeline pipeline = pipeline(new Collected<>());

    assertThat(Captured.out(() -> pipeline.run("--describe=json", "--quiet")))
        .isEqualTo(pipeline.describe(PlanFormat.JSON));
    assertThat(Captured.out(() -> pipeline.run("--describe", "mermaid")))
        .isEqualTo(pipeline.describe(PlanFormat.MERMAID));
    assertThatThrownBy(() -> pipeline.run("--describe=html"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(
            "Invalid value for option '--describe': 'html' is not a format; write"
                + " --describe=text, --describe=mermaid or --describe=json\n\n");
  }

  @Test
  void warnings_are_told_as_a_run_begins_and_not_if_they_are_allowed() {
    assertThat(Captured.err(() -> keyedBySign(p -> {}).run("--quiet")))
        .startsWith("RTC-601 warns of 'signs' (LauncherTest.java:");
    assertThat(Captured.err(() -> keyedBySign(p -> p.allow("RTC-601", "a test")).run("--quiet")))
        .isEmpty();
  }

  private static Pipeline keyedBySign(Consumer<Assembly> first) {
    return Pipeline.define(
        "signs",
        p -> {
          first.accept(p);
          p.from("numbers", GivenSource.of(DataType.LONG, 1L, -1L))
              .keyBy(number -> number > 0)
              .window(ClockWindow.tumbling(Duration.ofMinutes(1)))
              .aggregate("signs", new Tally<>())
              .to("out", new Collected<>());
        });
  }

  @Test
  void a_bounded_pipeline_runs_to_its_end() {
    Collected<Keyed<String, Long>> out = new Collected<>();

    String progress = Captured.err(() -> pipeline(out).run("--checkpoint-every=10ms"));

    assertThat(out.records()).containsExactlyInAnyOrder(new Keyed<>("a", 2L), new Keyed<>("b", 1L));
    assertThat(progress).contains("counting finished after ");
  }

  @Test
  void a_quiet_run_writes_nothing() {
    String progress = Captured.err(() -> pipeline(new Collected<>()).run("--quiet"));

    assertThat(progress).isEmpty();
  }

  @Test
  void an_interrupted_thread_cancels_its_run() {
    Collected<Long> out = new Collected<>();
    Pipeline endless =
        Pipeline.define("endless", p -> p.from("numbers", GivenSource.endless(100)).to("out", out));

    String progress =
        Captured.err(
            () -> {
              Thread run = new Thread(() -> endless.run("--parallelism=1"));
              run.start();
              await().atMost(ofMinutes(1)).until(() -> !out.records().isEmpty());
              run.interrupt();
              await().atMost(ofMinutes(1)).until(() -> !run.isAlive());
            });

    assertThat(progress).contains("endless cancelled after ");
  }

  @Test
  void a_failure_names_the_step_the_line_the_record_and_the_cause() {
    Pipeline failing =
        Pipeline.define(
            "failing",
            p ->
                p.from("words", WORDS)
                    .map("divide", word -> word.length() / (word.charAt(0) - 'b'))
                    .to("out", new Collected<>()));

    String progress =
        Captured.err(
            () ->
                assertThatThrownBy(() -> failing.run())
                    .isInstanceOf(RunFailedException.class)
                    .hasMessage(
                        "pipeline 'failing' failed: step 'divide' (%s) failed on record b:"
                            + " java.lang.ArithmeticException: / by zero",
                        Sources.at(LauncherTest.class, ".map(\"divide\"")));

    assertThat(progress).contains("failing failed after ");
  }

  @Test
  void a_failure_ends_a_run_that_would_begin_at_zero_again() {
    AtomicInteger attempts = new AtomicInteger();

    assertThatThrownBy(() -> failing(attempts).run("--quiet"))
        .isInstanceOf(RunFailedException.class);

    assertThat(attempts).hasValue(1);
  }

  @Test
  void a_failure_that_comes_back_after_every_restart_ends_the_run() {
    AtomicInteger attempts = new AtomicInteger();

    assertThatThrownBy(
            () ->
                failing(attempts)
                    .run(
                        "--quiet",
                        "--checkpoint-every=10ms",
                        "-Drestart-strategy.exponential-delay.initial-backoff=1ms"))
        .isInstanceOf(RunFailedException.class);

    assertThat(attempts).hasValue(4);
  }

  @Test
  void a_key_that_cannot_be_read_names_the_step() {
    Pipeline failing =
        Pipeline.define(
            "failing",
            p ->
                p.from("words", WORDS)
                    .keyBy(word -> word.substring(7))
                    .process("keyed", DataType.STRING, new Ignoring())
                    .to("out", new Collected<>()));

    assertThatThrownBy(() -> failing.run("--quiet"))
        .isInstanceOf(RunFailedException.class)
        .hasMessageContaining("step 'keyed' (LauncherTest.java:")
        .hasMessageContaining("failed on record ")
        .hasMessageContaining("StringIndexOutOfBoundsException");
  }

  @Test
  void what_the_world_lacks_is_told_before_the_run() {
    Collected<String> out = new Collected<>();
    Pipeline pipeline =
        Pipeline.define("missing", p -> p.from("in", new Missing()).to("out", out)); // missing

    assertThatThrownBy(() -> pipeline.run("--quiet"))
        .isInstanceOf(InvalidPipelineException.class)
        .hasMessageEndingWith(
            "has 1 fault:%n%n1. RTC-904 at 'in' (%s)%n   found:   no such path%n   instead: make it"
                .formatted(Sources.at(LauncherTest.class, "// missing")));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void everything_listens_on_the_loopback_interface_only() {
    Collected<String> addresses = new Collected<>();
    Pipeline looking =
        Pipeline.define(
            "looking",
            p ->
                p.from("words", WORDS)
                    .flatMap(
                        "look",
                        DataType.STRING,
                        (w, out) -> ListeningSockets.ofThisProcess().forEach(out::collect))
                    .to("out", addresses));

    looking.run("--quiet");

    assertThat(addresses.records())
        .isNotEmpty()
        .isSubsetOf(
            "0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");
  }

  private static Pipeline pipeline(Collected<Keyed<String, Long>> out) {
    return Pipeline.define(
        "counting",
        p -> p.from("words", WORDS).keyBy(w -> w).total("count", new Tally<>()).to("out", out));
  }

  private static Pipeline failing(AtomicInteger attempts) {
    String key = UUID.randomUUID().toString();
    ATTEMPTS.put(key, attempts);
    return Pipeline.define(
        "failing",
        p ->
            p.from("words", GivenSource.of(DataType.STRING, "poison"))
                .map(
                    "fail",
                    word -> {
                      requireNonNull(ATTEMPTS.get(key)).incrementAndGet();
                      return Integer.parseInt(word);
                    })
                .to("out", new Collected<>()));
  }

  @Command(name = "counting", description = "Counts words.")
  private static final class Counting implements Program {

    @Option(names = "--input", paramLabel = "FILE", description = "What to read.")
    private String input = "";

    @Override
    public Pipeline pipeline() {
      throw new AssertionError("no pipeline is defined for help, of " + input);
    }
  }

  private static final class Ignoring extends KeyedProcessFunction<String, String, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(String word, Context context, Collector<String> out) {}
  }

  private record Missing() implements SourceSpec<String> {

    @Override
    public String describe() {
      return "missing";
    }

    @Override
    public DataType<String> type() {
      return DataType.STRING;
    }

    @Override
    public Boundedness boundedness() {
      return Boundedness.BOUNDED;
    }

    @Override
    public Source<String, ?, ?> source() {
      throw new AssertionError("opened before the run was found possible");
    }

    @Override
    public void preflight(Problems problems) {
      problems.report("RTC-904", "no such path", "make it");
    }
  }
}
