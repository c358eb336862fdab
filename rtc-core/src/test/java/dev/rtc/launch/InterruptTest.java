package dev.rtc.launch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sends the signal of Ctrl-C to a pipeline that runs in a JVM of its own. */
@DisabledOnOs(OS.WINDOWS)
class InterruptTest {

  private static final int KILLED_BY_SIGINT = 128 + 2;

  @TempDir private Path folder;

  @Test
  void an_interrupt_ends_a_run_cleanly_with_a_summary() throws Exception {
    Path errors = folder.resolve("stderr");
    Process run = start(errors);
    try {
      awaitRunning(run);

      new ProcessBuilder("kill", "-INT", Long.toString(run.pid())).start().waitFor();

      assertThat(run.waitFor(20, SECONDS)).as("ended; %s", Files.readString(errors)).isTrue();
      assertThat(run.exitValue()).isEqualTo(KILLED_BY_SIGINT);
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
