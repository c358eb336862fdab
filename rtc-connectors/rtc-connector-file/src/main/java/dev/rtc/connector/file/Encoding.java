package dev.rtc.connector.file;

import dev.rtc.connector.Problems;
import dev.rtc.type.DataType;
import java.util.Locale;

/** Says how records become lines; an encoding is a value. */
sealed interface Encoding permits TextEncoding, CsvEncoding, JsonEncoding {

  /** Returns the name of the method of {@link FileIO} that chooses it. */
  String name();

  /** Returns what the names of part files end with. */
  default String suffix() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /** Returns this encoding with a line of column names first. */
  Encoding withHeader();

  /** Reports why records of this type can't be encoded. */
  void validate(DataType<?> type, Problems problems);

  /** Creates the encoder of a type that passes validation. */
  <T> LineEncoder<T> encoder(DataType<? extends T> type);

  /** Reports a header where no column has a name. */
  default void reportHeader(boolean wanted, Problems problems) {
    if (wanted) {
      problems.report(
          "RTC-414",
          "FileIO." + name() + " has no columns that a header could name",
          "drop withHeader(), or write FileIO.csv");
    }
  }
}
