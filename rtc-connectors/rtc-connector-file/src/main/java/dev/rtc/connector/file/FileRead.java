package dev.rtc.connector.file;

import dev.rtc.connector.Problems;
import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.file.src.FileSource;
import org.jspecify.annotations.Nullable;

/** Describes the lines of files as a source; created by {@link FileIO#lines}. */
public final class FileRead implements SourceSpec<Text> {

  /** Below it, opening a range costs more than reading it in parallel gains. */
  private static final long SMALLEST_RANGE = 4L << 20;

  private final String path;
  private final long smallestRange;

  FileRead(String path) {
    this(path, SMALLEST_RANGE);
  }

  private FileRead(String path, long smallestRange) {
    this.path = path;
    this.smallestRange = smallestRange;
  }

  FileRead inRangesOfAtLeast(long bytes) {
    return new FileRead(path, bytes);
  }

  @Override
  public String describe() {
    return "lines of " + path;
  }

  @Override
  public DataType<Text> type() {
    return DataType.TEXT;
  }

  @Override
  public Boundedness boundedness() {
    return Boundedness.BOUNDED;
  }

  /**
   * Creates the Flink source.
   *
   * @throws IllegalArgumentException if the path is blank or malformed
   */
  @Override
  public Source<Text, ?, ?> source() {
    FilePattern pattern = FilePattern.of(path);
    long smallest = smallestRange;
    return FileSource.forBulkFileFormat(new LineFormat(), pattern.path())
        .setFileEnumerator(() -> new LineRanges(pattern, smallest))
        .setSplitAssigner(LineRanges::assigner)
        .build();
  }

  @Override
  public void validate(Problems problems) {
    Paths.validate(path, "FileIO.lines", problems);
  }

  @Override
  public void preflight(Problems problems) {
    new ReadPreflight(path, problems).run();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileRead that
        && path.equals(that.path)
        && smallestRange == that.smallestRange;
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  @Override
  public String toString() {
    return "FileIO.lines(\"" + path + "\")";
  }
}
