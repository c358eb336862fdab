package dev.rtc.connector.file;

import dev.rtc.connector.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks whether logs can be followed before a run is started. */
final class TailPreflight {

  private final String written;
  private final FilePattern pattern;
  private final Problems problems;

  TailPreflight(String written, Problems problems) {
    this.written = written;
    this.pattern = FilePattern.of(written);
    this.problems = problems;
  }

  /** Reports a path that is surely not local, without asking a file system. */
  static void validate(String written, Problems problems) {
    try {
      org.apache.flink.core.fs.Path path = Paths.parsed(written);
      if (!Paths.isLocal(path)) {
        problems.report(
            "RTC-408",
            "FileIO.tail follows files by their inodes, which " + path + " hasn't",
            "write a local path, or bring complete files there and read them by"
                + " FileIO.lines(...).watching(...)");
      }
    } catch (IllegalArgumentException e) {
      // reported as RTC-401
    }
  }

  void run() {
    Path from = Path.of(pattern.wildcardFree().getPath());
    if (!Files.exists(from)) {
      problems.report(
          "RTC-402",
          "there is nothing at " + from,
          "write the path of a log or directory that exists, or a glob, which may match nothing"
              + " yet, such as "
              + (pattern.hasWildcards() ? "logs/*.log" : written + "*"));
      return;
    }
    if (!Files.isReadable(from)) {
      problems.report("RTC-404", from + " can't be read", "give this user the right to read it");
      return;
    }
    requireInodes(from);
  }

  private void requireInodes(Path from) {
    try {
      if ("null".equals(Listing.key(from))) {
        problems.report(
            "RTC-408",
            "FileIO.tail follows files by their inodes, which the file system of "
                + from
                + " hasn't",
            "run it on Linux or macOS, or read complete files by FileIO.lines(...).watching(...)");
      }
    } catch (IOException e) {
      problems.report(
          "RTC-404",
          from + " can't be looked at: " + e.getMessage(),
          "give this user the right to read it");
    }
  }
}
