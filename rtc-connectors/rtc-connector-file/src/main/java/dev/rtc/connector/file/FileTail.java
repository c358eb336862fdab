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
import org.jspecify.annotations.Nullable;

/**
 * Describes growing logs as a source without end; created by {@link FileIO#tail}.
 *
 * <p><b>Every line once.</b> How far each file was read is part of every checkpoint; after a
 * failure or a restart reading goes on there, and each line takes effect exactly once:
 *
 * <ul>
 *   <li><i>Appended</i> lines arrive once they are whole. Half a line waits for its line feed.
 *   <li><i>Renamed</i> files are known by device and inode and read to their end, before what the
 *       new file of the name holds at that time. When such a file has been silent for a minute, a
 *       last line without line feed counts as whole.
 *   <li><i>Packed</i> or replaced by an equal file, as by {@code gzip} after a rotation: what is
 *       missing is read from the {@code .gz} or the other file of the directory whose name is that
 *       of the log with a rotation suffix, such as {@code app.log.1} or {@code app-20260102.log},
 *       and whose content is the same up to where reading stopped (recognised by digests of the
 *       first and the last 1,024 bytes).
 *   <li><i>Deleted</i> files that are open are read to their end. A new log that is given the inode
 *       of one is told from it by its content, also when it is as large.
 *   <li><i>Cut off</i> files ({@code copytruncate}) begin anew. What had not been read is read from
 *       the copy, found like a packed file. A copy that matches the glob itself isn't read twice.
 * </ul>
 *
 * <p><b>What is lost</b> nobody could read: lines written to a file between its copy and its
 * truncation, unless they were read in that moment; and files deleted, or cut off without a copy,
 * while nothing ran or within one look. A line may be torn if it is being written just while its
 * file is copied. A new file that bears a rotated name of a log, and the same first and last 1,024
 * bytes as what was read of it, counts as a copy of it. A file that was rotated out of the glob
 * before a byte of it was seen is not looked for: let the glob match rotated names, as in {@code
 * tail("logs/app.log*")}, if a log may be rotated twice while nothing runs. Names that end with
 * {@code .gz} never count as logs; {@link FileIO#lines} reads them.
 *
 * <p><b>Where it runs.</b> The file system is the local one, or one mounted under the same path on
 * every machine of the cluster, with inodes that stay. All files of a directory are followed by one
 * reader, so that directories are what readers share. Programs must open logs for appending.
 *
 * <p><b>Event time.</b> Each log is a partition of its own: old and new files of one name together.
 * A log nobody writes to holds event time back, unless it is declared with {@code idleAfter}.
 *
 * @param <T> the records
 */
public final class FileTail<T> implements SourceSpec<T> {

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration KEPT_OPEN = Duration.ofMinutes(1);

  private final Settings<T> settings;

  private record Settings<T>(
      String path,
      LineContent<T> content,
      boolean fromEnd,
      Duration every,
      Duration keptOpen,
      @Nullable Path last) {}

  private FileTail(Settings<T> settings) {
    this.settings = settings;
  }

  static <T> FileTail<T> of(String path, LineContent<T> content) {
    return new FileTail<>(new Settings<>(path, content, false, EVERY, KEPT_OPEN, null));
  }

  /**
   * Leaves out the lines that are there when the source first starts; without it logs are read from
   * their beginning. Files that appear later are read whole, and a restart goes on where it was.
   */
  public FileTail<T> fromEnd() {
    return new FileTail<>(
        new Settings<>(
            settings.path,
            settings.content,
            true,
            settings.every,
            settings.keptOpen,
            settings.last));
  }

  /**
   * Looks for new lines and files that often; every second unless set.
   *
   * @param every how long to wait between two looks, more than zero
   */
  public FileTail<T> polling(Duration every) {
    return new FileTail<>(
        new Settings<>(
            settings.path,
            settings.content,
            settings.fromEnd,
            every,
            settings.keptOpen,
            settings.last));
  }

  /** Closes what has been silent for that long. */
  FileTail<T> keepingOpen(Duration silence) {
    return new FileTail<>(
        new Settings<>(
            settings.path,
            settings.content,
            settings.fromEnd,
            settings.every,
            silence,
            settings.last));
  }

  /** Ends after the first look that begins when the path exists. */
  FileTail<T> endingOnce(Path exists) {
    return new FileTail<>(
        new Settings<>(
            settings.path,
            settings.content,
            settings.fromEnd,
            settings.every,
            settings.keptOpen,
            exists));
  }

  @Override
  public String describe() {
    return settings.content.describe()
        + " appended to "
        + settings.path
        + (settings.fromEnd ? ", from the end" : "");
  }

  @Override
  public DataType<T> type() {
    return settings.content.type();
  }

  @Override
  public Boundedness boundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  /**
   * Creates the Flink source; it fails at the first line that is no record, and says where it is.
   *
   * @throws IllegalArgumentException if the path is blank or malformed
   */
  @Override
  public Source<T, ?, ?> source() {
    return source(settings.content.strictLines());
  }

  /** Creates a Flink source that hands out each line that is no record. */
  @Override
  public Optional<Source<Decoded<T>, ?, ?>> decodingSource() {
    return settings.content.decodedLines().map(this::source);
  }

  private <R> Source<R, ?, ?> source(Lines<R> lines) {
    TailSettings tail =
        new TailSettings(
            FilePattern.of(settings.path), settings.every, settings.keptOpen, LineBuffers.STANDARD);
    Path last = settings.last;
    return new TailSource<>(tail, settings.fromEnd, last == null ? null : last.toString(), lines);
  }

  @Override
  public void validate(Problems problems) {
    Paths.validate(settings.path, "FileIO.tail", problems);
    settings.content.validate(problems);
    if (settings.every.toMillis() <= 0) {
      problems.report(
          "RTC-407",
          "polling(" + settings.every + ") would look for new lines without a pause",
          "write a duration of a millisecond or more, such as polling(Duration.ofSeconds(1))");
    }
    TailPreflight.validate(settings.path, problems);
  }

  @Override
  public void preflight(Problems problems) {
    new TailPreflight(settings.path, problems).run();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileTail<?> that && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }

  @Override
  public String toString() {
    return "FileIO.tail(\""
        + settings.path
        + (settings.content instanceof LineContent.Plain
            ? "\")"
            : "\", " + settings.content.describe() + ")")
        + (settings.fromEnd ? ".fromEnd()" : "");
  }
}
