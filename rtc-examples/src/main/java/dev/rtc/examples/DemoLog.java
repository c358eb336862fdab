package dev.rtc.examples;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.stream.IntStream;

/** Writes a web server's log as long as the program runs, and rotates it now and then. */
final class DemoLog extends TimerTask {

  private static final int LINES_PER_SECOND = 50;
  private static final int SECONDS_PER_FILE = 20;
  private static final List<Integer> STATUSES = List.of(200, 200, 304, 200, 404, 200, 500);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Path log;
  private int second;

  private DemoLog(Path log) {
    this.log = log;
  }

  /** Begins to write and returns the glob of all files that will be written. */
  static String write() {
    try {
      Path directory = Files.createTempDirectory("rtc-demo-log-");
      DemoLog writer = new DemoLog(directory.resolve("access.log"));
      writer.run();
      new Timer("demo-log", true).schedule(writer, 1_000, 1_000);
      return directory.resolve("access.log*").toString();
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory for the log", e);
    }
  }

  @Override
  public void run() {
    try {
      if (second > 0 && second % SECONDS_PER_FILE == 0) {
        Files.move(log, log.resolveSibling("access.log." + second / SECONDS_PER_FILE));
      }
      Files.write(
          log, IntStream.range(0, LINES_PER_SECOND).mapToObj(this::line).toList(), CREATE, APPEND);
      second++;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the log", e);
    }
  }

  private String line(int i) {
    int number = second * LINES_PER_SECOND + i;
    return number % 97 == 96
        ? "this line is no request"
        : "10.0.0.%d - - [%s] \"GET /item/%d HTTP/1.1\" %d %d"
            .formatted(
                number % 250,
                TIME.format(Instant.now()),
                number % 1000,
                STATUSES.get(number % STATUSES.size()),
                number * 31 % 5000);
  }
}
