package dev.rtc.connector.file;

import dev.rtc.connector.Decoded;
import dev.rtc.connector.Problems;
import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.jspecify.annotations.Nullable;

/**
 * Describes files as a source; created by {@link FileIO#lines} and {@link FileIO#read}.
 *
 * @param <T> the records
 */
public final class FileRead<T> implements SourceSpec<T> {

  private final ReadSettings<T> settings;

  private FileRead(ReadSettings<T> settings) {
    this.settings = settings;
  }

  static <T> FileRead<T> of(String path, Content<T> content) {
    return new FileRead<>(ReadSettings.of(path, content));
  }

  /**
   * Goes on for ever and looks for new files again and again: the source becomes unbounded.
   *
   * <p>Each path is read once, however often the job fails, and is remembered for good: what
   * replaces a file under the same name is not read. <b>Files must be complete when they appear</b>
   * under a name that matches: write them elsewhere, or under a name that begins with {@code .} or
   * {@code _}, and rename them. A file that is found longer than it was when its reading began
   * fails the run, because what was added would be lost; an empty one is not looked at. For files
   * that grow, such as logs, there is {@link FileIO#tail}.
   *
   * <p>Each file is a partition of its own with regard to event time. Readers without a file hold
   * event time back unless it is declared with {@code idleAfter}.
   *
   * @param every how long to wait between two looks, more than zero
   */
  public FileRead<T> watching(Duration every) {
    return new FileRead<>(settings.watchedEvery(every));
  }

  FileRead<T> inRangesOfAtLeast(long bytes) {
    return new FileRead<>(settings.inRangesOfAtLeast(bytes));
  }

  /** Ends watching after the first look that begins when the path exists. */
  FileRead<T> endingOnce(Path exists) {
    return new FileRead<>(settings.endingOnce(exists));
  }

  @Override
  public String describe() {
    return settings.describe();
  }

  @Override
  public DataType<T> type() {
    return settings.content().type();
  }

  @Override
  public Boundedness boundedness() {
    return settings.every() == null ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
  }

  /**
   * Creates the Flink source; it fails at the first line, or the first file, that is no record, and
   * says where it is.
   *
   * @throws IllegalArgumentException if the path is blank or malformed
   */
  @Override
  public Source<T, ?, ?> source() {
    return source(settings.content().strict());
  }

  /**
   * Creates a Flink source that hands out each line that is no record. Of a broken file of a {@link
   * dev.rtc.connector.FileFormat} it hands out one failure for all that can't be read. Each line
   * behind a malformed header fails.
   */
  @Override
  public Optional<Source<Decoded<T>, ?, ?>> decodingSource() {
    return settings.content().decoding().map(this::source);
  }

  private <R> Source<R, ?, ?> source(BulkFormat<R, FileSourceSplit> format) {
    LineRanges ranges = settings.ranges();
    if (settings.every() != null) {
      return new WatchSource<>(ranges, settings.every(), settings.last(), format);
    }
    return FileSource.forBulkFileFormat(format, ranges.pattern().path())
        .setFileEnumerator(() -> ranges)
        .setSplitAssigner(LineRanges::assigner)
        .build();
  }

  @Override
  public void validate(Problems problems) {
    settings.validate(problems);
  }

  @Override
  public void preflight(Problems problems) {
    new ReadPreflight(settings.path(), settings.every() != null, problems).run();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileRead<?> that && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }

  @Override
  public String toString() {
    return settings.toString();
  }
}
