package dev.rtc.connector.file;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Kills a program that follows a log ({@code kill -9}) and starts it again. */
@DisabledOnOs(OS.WINDOWS)
class KilledTailTest {

  private static final int KILLED = 128 + 9;
  private static final int LINES_PER_FILE = 300;
  private static final int PARTS_BEFORE = 5;

  @TempDir private Path folder;

  private final List<String> written = new ArrayList<>();

  @Test
  void every_line_is_archived_once_though_the_program_is_killed() throws Exception {
    Files.createDirectory(folder.resolve("logs"));

    archiveSomeAndKill();
    write(3 * LINES_PER_FILE);
    Files.createFile(folder.resolve("end"));
    Process last = start(fromLastCheckpoint());

    assertThat(last.waitFor(60, SECONDS)).as(errors()).isTrue();
    assertThat(last.exitValue()).as(errors()).isZero();
    List<String> missing = without(written, archived());
    List<String> twice = without(archived(), written);
    assertThat(missing).as("missing of %d lines", written.size()).isEmpty();
    assertThat(twice).as("twice of %d lines", written.size()).isEmpty();
  }

  /** Lets the program archive some parts while the log grows, and kills it in the middle. */
  private void archiveSomeAndKill() throws Exception {
    Process run = start(List.of());
    try {
      while (parts().size() < PARTS_BEFORE && run.isAlive()) {
        write(10);
        LockSupport.parkNanos(2_000_000);
      }
    } finally {
      run.destroyForcibly().waitFor();
    }
    assertThat(run.exitValue()).as(errors()).isEqualTo(KILLED);
  }

  private Process start(List<String> options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlog4j2.level=OFF",
                "-cp",
                System.getProperty("java.class.path"),
                TailedArchive.class.getName(),
                folder.resolve("logs") + "/app.log*",
                folder.resolve("archive").toString(),
                folder.resolve("end").toString(),
                "--quiet",
                "--parallelism=1",
                "--checkpoint-every=50ms",
                "--checkpoint-dir=" + folder.resolve("checkpoints").toUri()));
    command.addAll(options);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("errors").toFile()))
        .start();
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("errors"));
  }

  /** Makes the option that goes on from the youngest checkpoint, as an operator would. */
  private List<String> fromLastCheckpoint() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("checkpoints"))) {
      Path checkpoint =
          files
              .filter(file -> file.endsWith("_metadata"))
              .map(Path::getParent)
              .max(Comparator.comparingInt(KilledTailTest::number))
              .orElseThrow();
      return List.of("-Dexecution.state-recovery.path=" + checkpoint.toUri());
    }
  }

  /** Tells checkpoints apart that were complete within one tick of the file system's clock. */
  private static int number(Path checkpoint) {
    return Integer.parseInt(checkpoint.getFileName().toString().replace("chk-", ""));
  }

  /** Appends lines; the log is renamed and copied and cut off in turn. */
  private void write(int lines) throws IOException {
    Path log = folder.resolve("logs/app.log");
    for (int i = 0; i < lines; i++) {
      String line = "line " + written.size();
      Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      written.add(line);
      if (written.size() % (2 * LINES_PER_FILE) == 0) {
        Files.move(log, folder.resolve("logs/app.log." + written.size()));
      } else if (written.size() % LINES_PER_FILE == 0) {
        Files.copy(log, folder.resolve("logs/app.log." + written.size()));
        Files.newByteChannel(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
            .close();
      }
    }
  }

  private List<Path> parts() throws IOException {
    Path archive = folder.resolve("archive");
    if (!Files.exists(archive)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(archive)) {
      return files.filter(file -> file.getFileName().toString().startsWith("part-")).toList();
    }
  }

  private List<String> archived() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path part : parts()) {
      lines.addAll(Files.readAllLines(part));
    }
    return lines.stream().sorted().toList();
  }

  private static List<String> without(List<String> lines, List<String> taken) {
    List<String> left = new ArrayList<>(lines);
    Map<String, Long> counts =
        taken.stream().collect(Collectors.groupingBy(line -> line, Collectors.counting()));
    left.removeIf(line -> counts.merge(line, -1L, Long::sum) >= 0);
    return left;
  }
}
