package dev.rtc.connector.file;

import dev.rtc.connector.Problems;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a user chose for reading.
 *
 * @param path the path as written
 * @param content what the files hold
 * @param every how often to look for new files; null if only once
 * @param smallestRange how many bytes a reader takes of a large file at least
 * @param last what ends watching as soon as it exists; null if nothing does
 */
record ReadSettings<T>(
    String path,
    Content<T> content,
    @Nullable Duration every,
    long smallestRange,
    @Nullable Path last) {

  /** Below it, opening a range costs more than reading it in parallel gains. */
  private static final long SMALLEST_RANGE = 4L << 20;

  static <T> ReadSettings<T> of(String path, Content<T> content) {
    long smallest = content.isSplittable() ? SMALLEST_RANGE : Long.MAX_VALUE;
    return new ReadSettings<>(path, content, null, smallest, null);
  }

  ReadSettings<T> watchedEvery(Duration interval) {
    return new ReadSettings<>(path, content, interval, smallestRange, last);
  }

  ReadSettings<T> inRangesOfAtLeast(long bytes) {
    return new ReadSettings<>(path, content, every, bytes, last);
  }

  ReadSettings<T> endingOnce(Path exists) {
    return new ReadSettings<>(path, content, every, smallestRange, exists);
  }

  LineRanges ranges() {
    return new LineRanges(FilePattern.of(path), smallestRange);
  }

  void validate(Problems problems) {
    Paths.validate(path, factory(), problems);
    content.validate(problems);
    if (every != null && (every.isNegative() || every.isZero())) {
      problems.report(
          "RTC-407",
          "watching(" + every + ") would look for new files without a pause",
          "write a duration above zero, such as watching(Duration.ofSeconds(10))");
    }
  }

  String describe() {
    return content.describe()
        + " of "
        + path
        + (every == null ? "" : ", new files every " + Durations.shown(every));
  }

  private String factory() {
    return content instanceof LineContent.Plain ? "FileIO.lines" : "FileIO.read";
  }

  @Override
  public String toString() {
    return factory()
        + "(\""
        + path
        + (content instanceof LineContent.Plain ? "\")" : "\", " + content.describe() + ")")
        + (every == null ? "" : ".watching(" + every + ")");
  }
}
