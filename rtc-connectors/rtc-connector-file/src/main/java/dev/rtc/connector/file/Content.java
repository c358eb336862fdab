package dev.rtc.connector.file;

import dev.rtc.connector.Decoded;
import dev.rtc.connector.FileFormat;
import dev.rtc.connector.Problems;
import dev.rtc.type.DataType;
import java.util.Optional;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;

/**
 * Says what files hold; content is a value.
 *
 * @param <T> the records
 */
sealed interface Content<T> permits LineContent, Content.FilesOf {

  /** Describes it in a few words. */
  String describe();

  /** Returns the type of the records. */
  DataType<T> type();

  /** Returns how files are read if whatever is no record fails the run. */
  BulkFormat<T, FileSourceSplit> strict();

  /** Returns how files are read if whatever is no record is handed out; empty if all is one. */
  Optional<BulkFormat<Decoded<T>, FileSourceSplit>> decoding();

  /** Says whether several readers can share a file. */
  default boolean isSplittable() {
    return true;
  }

  /** Reports settings that cannot work. */
  default void validate(Problems problems) {}

  /** Whole files of records. */
  record FilesOf<T>(FileFormat<T> format) implements Content<T> {

    @Override
    public String describe() {
      return format.describe();
    }

    @Override
    public DataType<T> type() {
      return format.type();
    }

    @Override
    public BulkFormat<T, FileSourceSplit> strict() {
      return new RowFormat<>(Rows.records(format));
    }

    @Override
    public Optional<BulkFormat<Decoded<T>, FileSourceSplit>> decoding() {
      return Optional.of(new RowFormat<>(Rows.decoded(format)));
    }

    @Override
    public boolean isSplittable() {
      return false;
    }

    @Override
    public void validate(Problems problems) {
      format.validate(problems);
    }
  }
}
