package dev.rtc.connector.file;

import dev.rtc.connector.Decoded;
import dev.rtc.connector.Format;
import dev.rtc.connector.Problems;
import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.util.Optional;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;

/**
 * Says what the lines of files are.
 *
 * @param <T> the records
 */
sealed interface LineContent<T> extends Content<T> {

  /** Returns what becomes of lines if one that is no record fails the run. */
  Lines<T> strictLines();

  /** Returns what becomes of lines if one that is no record is handed out; empty if all are. */
  Optional<Lines<Decoded<T>>> decodedLines();

  @Override
  default BulkFormat<T, FileSourceSplit> strict() {
    return new LineFormat<>(strictLines());
  }

  @Override
  default Optional<BulkFormat<Decoded<T>, FileSourceSplit>> decoding() {
    return decodedLines().map(LineFormat::new);
  }

  /** Lines as they are. */
  record Plain() implements LineContent<Text> {

    @Override
    public String describe() {
      return "lines";
    }

    @Override
    public DataType<Text> type() {
      return DataType.TEXT;
    }

    @Override
    public Lines<Text> strictLines() {
      return Lines.plain();
    }

    @Override
    public Optional<Lines<Decoded<Text>>> decodedLines() {
      return Optional.empty();
    }
  }

  /** Lines of a format, each a record. */
  record Of<T>(Format<T> format) implements LineContent<T> {

    @Override
    public String describe() {
      return format.describe();
    }

    @Override
    public DataType<T> type() {
      return format.type();
    }

    @Override
    public Lines<T> strictLines() {
      return Lines.records(format);
    }

    @Override
    public Optional<Lines<Decoded<T>>> decodedLines() {
      return Optional.of(Lines.decoded(format));
    }

    /** A quote may be open where a range begins. */
    @Override
    public boolean isSplittable() {
      return !format.spansLines();
    }

    @Override
    public void validate(Problems problems) {
      format.validate(problems);
      format.validateReading(problems);
    }
  }
}
