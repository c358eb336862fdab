package dev.rtc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.sample.Collected;
import dev.rtc.sample.GivenSource;
import dev.rtc.type.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

/** Runs programs in JVMs of their own, which failures end. */
class ProgramTest {

  @TempDir private Path folder;

  @Test
  void a_failure_is_told_without_a_stack_trace() throws Exception {
    Ended run = run(Dividing.class, "--quiet");

    assertThat(run.code()).as(run.errors()).isEqualTo(1);
    assertThat(run.errors().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("pipeline 'dividing' failed: step 'divide' (ProgramTest.java:")
        .endsWith(" failed on record 0: java.lang.ArithmeticException: / by zero");
    assertThat(run.errors()).contains("(--stacktrace shows where it came from)");
  }

  @Test
  void a_failure_is_told_down_to_the_code_it_came_from_if_asked() throws Exception {
    Ended run = run(Dividing.class, "--quiet", "--stacktrace");

    assertThat(run.code()).as(run.errors()).isEqualTo(1);
    assertThat(run.errors())
        .contains("pipeline 'dividing' failed: step 'divide'")
        .containsPattern(
            "Caused by: java.lang.ArithmeticException: / by zero\\R\\s+at .*ProgramTest\\.java:");
  }

  @Test
  void an_environment_that_cannot_keep_the_promises_is_told() throws Exception {
    Ended run = run(Dividing.class, "--quiet", "-Dexecution.runtime-mode=BATCH");

    assertThat(run.code()).as(run.errors()).isEqualTo(1);
    assertThat(run.errors())
        .startsWith("pipeline 'dividing' failed: RTC-501")
        .contains("found:   execution.runtime-mode=BATCH", "instead: leave execution.runtime-mode")
        .doesNotContain("\tat ");
  }

  @Test
  void a_malformed_setting_is_told() throws Exception {
    Ended run = run(Dividing.class, "-Dexecution.checkpointing.interval=1ms");

    assertThat(run.code()).as(run.errors()).isEqualTo(2);
    assertThat(run.errors().strip())
        .isEqualTo("Checkpoint interval must be larger than or equal to 10 ms");
  }

  @Test
  void a_lambda_is_a_program_named_after_its_pipeline() throws Exception {
    Ended run = run(Lambda.class, "--help");

    assertThat(run.code()).as(run.errors()).isZero();
    assertThat(run.output()).startsWith("Usage: dividing [-h]").contains("--describe");
  }

  @Test
  void a_lambda_runs() throws Exception {
    Ended run = run(Lambda.class, "--describe");

    assertThat(run.code()).as(run.errors()).isZero();
    assertThat(run.output()).isEqualTo(dividing().describe());
  }

  private static Pipeline dividing() {
    return Pipeline.define(
        "dividing",
        p ->
            p.from("numbers", GivenSource.of(DataType.LONG, 2L, 1L, 0L))
                .map("divide", number -> 2 / number)
                .to("out", new Collected<>()));
  }

  private Ended run(Class<?> program, String... args) throws IOException, InterruptedException {
    Path output = folder.resolve("stdout");
    Path errors = folder.resolve("stderr");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.level=OFF",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, SECONDS)).as("ended").isTrue();
      return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
    } finally {
      process.destroyForcibly();
    }
  }

  private record Ended(int code, String output, String errors) {}

  @Command(name = "dividing")
  static final class Dividing implements Program {

    @Override
    public Pipeline pipeline() {
      return dividing();
    }

    public static void main(String[] args) {
      Program.run(new Dividing(), args);
    }
  }

  static final class Lambda {

    public static void main(String[] args) {
      Program.run(ProgramTest::dividing, args);
    }
  }
}
