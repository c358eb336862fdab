package dev.rtc.launch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sends the signals of Ctrl-C and of service managers to a pipeline in a JVM of its own. */
@DisabledOnOs(OS.WINDOWS)
class InterruptTest {

  /** More than the run itself waits, so that what it has to say of a failure is seen. */
  private static final int PATIENCE_SECONDS = 90;

  @TempDir private Path folder;

  /** The exit value of what a signal ended is 128 and the number of the signal. */
  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void a_signal_ends_a_run_cleanly_with_a_summary(String signal, int exitValue) throws Exception {
    assumeThat(isIgnored(signal))
        .as("what a shell starts in the background has SIGINT ignored, down to its last child")
        .isFalse();
    Path errors = folder.resolve("stderr");
    Process run = start(errors);
    try {
      awaitRunning(run);

      assertThat(exitValue("kill", "-" + signal, Long.toString(run.pid()))).isZero();

      assertThat(run.waitFor(PATIENCE_SECONDS, SECONDS))
          .as("ended; %s", Files.readString(errors))
          .isTrue();
      assertThat(run.exitValue()).isEqualTo(exitValue);
      assertThat(Files.readAllLines(errors))
          .anySatisfy(
              line -> assertThat(line).matches("endless cancelled after .* s, .* records/s"));
      assertThat(Files.readString(errors))
          .contains("step", "numbers", "running", "out")
          .doesNotContain("Exception", "could not be cancelled");
      assertThat(scratch()).isEmpty();
    } finally {
      run.destroyForcibly();
    }
  }

  /** Has a shell send the signal to itself, which is as deaf to it as this JVM was started. */
  private static boolean isIgnored(String signal) throws Exception {
    return exitValue("sh", "-c", "kill -" + signal + " $$") == 0;
  }

  private static int exitValue(String... command) throws Exception {
    return new ProcessBuilder(command).start().waitFor();
  }

  private Process start(Path errors) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-Dlog4j2.level=OFF",
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            Endless.class.getName(),
            "--parallelism=2",
            "--checkpoint-every=200ms")
        .redirectError(errors.toFile())
        .start();
  }

  private static void awaitRunning(Process run) throws IOException {
    BufferedReader out = run.inputReader();
    String line = out.readLine();
    while (line != null && !line.equals("running")) {
      line = out.readLine();
    }
    assertThat(line).isEqualTo("running");
  }

  private List<Path> scratch() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> path.getFileName().toString().startsWith("rtc-")).toList();
    }
  }
}
