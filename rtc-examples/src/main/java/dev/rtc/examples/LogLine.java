package dev.rtc.examples;

import dev.rtc.examples.AccessLog.Request;
import dev.rtc.type.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.util.Collector;

/** Reads lines such as {@code 2026-03-01T12:00:00.250Z GET /cart 200 31}. */
final class LogLine {

  private LogLine() {}

  /** Returns the time a line begins with; a malformed line belongs to no time anybody waits for. */
  static Instant time(Text line) {
    String text = line.toString();
    int blank = text.indexOf(' ');
    try {
      return Instant.parse(blank < 0 ? text : text.substring(0, blank));
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  /** Emits the request of a line, or nothing if the line is malformed. */
  static void parse(Text line, Collector<Request> out) {
    request(line.toString()).ifPresent(out::collect);
  }

  private static Optional<Request> request(String line) {
    String[] fields = line.split(" ", -1);
    if (fields.length != 5) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Request(
              Instant.parse(fields[0]),
              fields[2],
              Integer.parseInt(fields[3]),
              Integer.parseInt(fields[4])));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
