package dev.rtc.connector.file;

import dev.rtc.connector.FileFormat;
import dev.rtc.connector.Format;
import dev.rtc.type.Keyed;
import dev.rtc.type.Text;

/** Creates sources and sinks of files. */
public final class FileIO {

  private FileIO() {}

  /**
   * Reads the lines of text files, each file once.
   *
   * <p>The path is a file, a directory or a glob. A directory is read with all directories below
   * it. A glob is that of {@link java.nio.file.FileSystem#getPathMatcher}: {@code *} and {@code ?}
   * stay within a name, {@code **} crosses directories, {@code [a-f]} and {@code {a,b}} choose; a
   * directory it matches is read whole, and a path that exists is never taken for a glob. Names
   * that begin with {@code .} or {@code _} are skipped unless the path itself names them.
   *
   * <p>A line ends with {@code \n} or {@code \r\n} and arrives without it, its bytes unchanged,
   * well formed or not; empty lines count, the last line needs no end, a UTF-8 byte order mark at
   * the beginning of a file is skipped. Files named {@code *.gz} are unpacked while they are read;
   * one that is cut off or has anything but gzip behind its end fails the run. A line may have up
   * to 256 MiB. What tells no length, such as a pipe or {@code /proc/cpuinfo}, is refused before a
   * run.
   *
   * <p>Large files are cut into ranges and read by several readers at once (except {@code .gz}).
   * Position in the file is part of every checkpoint: after a failure each line takes effect
   * exactly once. With several readers the order of lines is only kept within a range.
   *
   * @param path where to read, relative to the working directory of the program that starts the run
   */
  public static FileRead<Text> lines(String path) {
    return FileRead.of(path, new LineContent.Plain());
  }

  /**
   * Reads the records of text files, one per line; otherwise like {@link #lines}.
   *
   * <p>A line that is no record fails the run, which says in which line of which file it is, unless
   * {@link dev.rtc.connector.OnError} drops or diverts it. If the format has a header, each file
   * begins with it.
   *
   * @param path where to read, as for {@link #lines}
   * @param format what the lines are
   */
  public static <T> FileRead<T> read(String path, Format<T> format) {
    return FileRead.of(path, new LineContent.Of<>(format));
  }

  /**
   * Reads the records of whole files, such as Parquet, each file once and by one reader.
   *
   * <p>After a failure each record takes effect exactly once. A record that does not fit the type,
   * or a broken file, fails the run unless {@link dev.rtc.connector.OnError} drops or diverts it:
   * then each record that does not fit is one failure, and so is all that lies behind the damage of
   * a broken file.
   *
   * @param path where to read, as for {@link #lines}
   * @param format what the files are
   */
  public static <T> FileRead<T> read(String path, FileFormat<T> format) {
    return FileRead.of(path, new Content.FilesOf<>(format));
  }

  /**
   * Follows logs that grow and are rotated, and hands out their lines; the source has no end.
   *
   * @param path a log, a directory or a glob, as for {@link #lines}; on the local file system
   */
  public static FileTail<Text> tail(String path) {
    return FileTail.of(path, new LineContent.Plain());
  }

  /**
   * Follows logs that grow and are rotated, and hands out the record in each line; the source has
   * no end.
   *
   * <p>A line that is no record fails the run, unless {@link dev.rtc.connector.OnError} drops or
   * diverts it.
   *
   * @param path a log, a directory or a glob, as for {@link #lines}; on the local file system
   * @param format what the lines are
   */
  public static <T> FileTail<T> tail(String path, Format<T> format) {
    return FileTail.of(path, new LineContent.Of<>(format));
  }

  /**
   * Writes each record as a line of a format.
   *
   * @param path the target directory, or the file with {@link FileWrite#asSingleFile()}
   * @param format how a record becomes a line
   */
  public static <T> FileWrite<T> write(String path, Format<T> format) {
    return FileWrite.to(path, new Encoding.Lines(format));
  }

  /**
   * Writes records as whole files of a format, such as Parquet; each checkpoint completes them.
   *
   * @param path the target directory
   * @param format what a file is
   */
  public static <T> FileWrite<T> write(String path, FileFormat<T> format) {
    return FileWrite.to(path, new Encoding.Files(format));
  }

  /**
   * Writes the final rows of a table as lines of key and value into one file, when the bounded
   * input ends: {@code FileIO.table("totals.json", Json.of(DataType.keyed(TEXT, LONG)))}.
   *
   * @param path the file
   * @param format how a row becomes a line
   */
  public static <K, V> FileTable<K, V> table(String path, Format<Keyed<K, V>> format) {
    return FileTable.of(path, format);
  }

  /**
   * Writes each record of {@link dev.rtc.type.Text} or {@link String} as a line of UTF-8.
   *
   * <p>A record that holds a line feed would be read as several: it fails the run, and the failure
   * shows it.
   *
   * @param path the target directory, or the file with {@link FileWrite#asSingleFile()}
   */
  public static <T> FileWrite<T> text(String path) {
    return FileWrite.to(path, new Encoding.Text());
  }

  /**
   * Writes each record as a line of comma-separated values (RFC 4180, but lines end with {@code
   * \n}).
   *
   * <p>Columns are the record's components in their order. A value holding a comma, a quote or a
   * line break is quoted, as is an empty string; null and {@code Optional.empty()} leave the field
   * empty. {@code java.time} is written as ISO 8601, {@code BigDecimal} without exponent, an enum
   * by name, {@code byte[]} in Base64. A record, list or map within the record is refused, naming
   * the column, also within an {@code Optional}.
   *
   * <p>A settings method needs the record type spelled out where Java can't infer it: {@code
   * FileIO.<Order>csv("orders").withHeader()}.
   *
   * @param path the target directory, or the file with {@link FileWrite#asSingleFile()}
   */
  public static <T> FileWrite<T> csv(String path) {
    return FileWrite.to(path, new Encoding.Columns(false));
  }

  /**
   * Writes each record as one line of JSON.
   *
   * <p>Properties are the record's components in their order. {@code java.time} is written as ISO
   * 8601, {@code BigDecimal} without exponent, an enum by name, {@code byte[]} in Base64, {@code
   * Optional.empty()} as null. Which record of a sealed interface it was is not written.
   *
   * <p>JSON has no number for them: NaN and the infinities are written as the strings {@code
   * "NaN"}, {@code "Infinity"} and {@code "-Infinity"}. Its property names are strings: the keys of
   * a map are strings, enums, numbers, {@code java.time} or the like; a map whose keys are records
   * or collections is refused.
   *
   * @param path the target directory, or the file with {@link FileWrite#asSingleFile()}
   */
  public static <T> FileWrite<T> json(String path) {
    return FileWrite.to(path, new Encoding.Objects());
  }
}
