package dev.rtc.connector.file;

import dev.rtc.connector.FileFormat;
import dev.rtc.connector.Format;
import dev.rtc.connector.Problems;
import dev.rtc.format.Csv;
import dev.rtc.format.Json;
import dev.rtc.format.PlainText;
import dev.rtc.type.DataType;

/** Says how records become files; an encoding is a value. */
sealed interface Encoding {

  /** Describes it in a few words. */
  String name();

  /** Returns the method of {@link FileIO} that chooses it. */
  default String factory() {
    return "FileIO." + name();
  }

  /** Returns what a user wrote besides the path. */
  default String argument() {
    return "";
  }

  /** Returns this encoding with a line of column names first. */
  default Encoding withHeader() {
    return new HeaderUnfit(this);
  }

  /** Says whether a file that was begun can be gone on with after a failure. */
  default boolean isResumable() {
    return true;
  }

  /** Reports why records of this type can't be written. */
  void validate(DataType<?> type, Problems problems);

  /** Returns what makes files of a type that passes validation. */
  <T> PartFormat<T> parts(DataType<? extends T> type);

  /** Reports what keeps a format from writing. */
  private static void validate(Format<?> format, Problems problems) {
    format.validate(problems);
    format.validateWriting(problems);
  }

  @SuppressWarnings("unchecked") // the records of a flow are of its type, and nothing else
  private static <T> PartFormat<T> lines(Format<? extends T> format) {
    return new LineParts<>((Format<T>) format);
  }

  /** A line of text. */
  record Text() implements Encoding {

    @Override
    public String name() {
      return "text";
    }

    @Override
    public void validate(DataType<?> type, Problems problems) {
      Encoding.validate(PlainText.of(type), problems);
    }

    @Override
    public <T> PartFormat<T> parts(DataType<? extends T> type) {
      return lines(PlainText.of(type));
    }
  }

  /**
   * A line of comma-separated values, or several where a value has line breaks.
   *
   * @param header whether each file begins with the names of the columns
   */
  record Columns(boolean header) implements Encoding {

    @Override
    public String name() {
      return "csv";
    }

    @Override
    public Encoding withHeader() {
      return new Columns(true);
    }

    @Override
    public void validate(DataType<?> type, Problems problems) {
      Encoding.validate(csv(type), problems);
    }

    @Override
    public <T> PartFormat<T> parts(DataType<? extends T> type) {
      return lines(csv(type));
    }

    private <T> Csv<T> csv(DataType<T> type) {
      Csv<T> csv = Csv.of(type).spanningLines();
      return header ? csv.withHeader() : csv;
    }
  }

  /** A line of JSON. */
  record Objects() implements Encoding {

    @Override
    public String name() {
      return "json";
    }

    @Override
    public void validate(DataType<?> type, Problems problems) {
      Encoding.validate(Json.of(type).untagged(), problems);
    }

    @Override
    public <T> PartFormat<T> parts(DataType<? extends T> type) {
      return lines(Json.of(type).untagged());
    }
  }

  /** Lines of a format the user chose. */
  record Lines(Format<?> format) implements Encoding {

    @Override
    public String name() {
      return format.describe();
    }

    @Override
    public String factory() {
      return "FileIO.write";
    }

    @Override
    public String argument() {
      return ", " + format.describe();
    }

    @Override
    public void validate(DataType<?> type, Problems problems) {
      Encoding.validate(format, problems);
    }

    @Override
    @SuppressWarnings("unchecked") // FileIO.write takes the format of the sink's records
    public <T> PartFormat<T> parts(DataType<? extends T> type) {
      return lines((Format<T>) format);
    }
  }

  /** Whole files of a format the user chose. */
  record Files(FileFormat<?> format) implements Encoding {

    @Override
    public String name() {
      return format.describe();
    }

    @Override
    public String factory() {
      return "FileIO.write";
    }

    @Override
    public String argument() {
      return ", " + format.describe();
    }

    @Override
    public boolean isResumable() {
      return false;
    }

    @Override
    public void validate(DataType<?> type, Problems problems) {
      format.validate(problems);
    }

    @Override
    @SuppressWarnings("unchecked") // FileIO.write takes the format of the sink's records
    public <T> PartFormat<T> parts(DataType<? extends T> type) {
      return new RowParts<>((FileFormat<T>) format);
    }
  }

  /** An encoding that was asked for a header and has no columns. */
  record HeaderUnfit(Encoding encoding) implements Encoding {

    @Override
    public String name() {
      return encoding.name();
    }

    @Override
    public String factory() {
      return encoding.factory();
    }

    @Override
    public String argument() {
      return encoding.argument();
    }

    @Override
    public Encoding withHeader() {
      return this;
    }

    @Override
    public boolean isResumable() {
      return encoding.isResumable();
    }

    @Override
    public void validate(DataType<?> type, Problems problems) {
      if (factory().equals("FileIO.write")) {
        problems.report(
            "RTC-414",
            "withHeader() beside a format of its own",
            "say it to the format, as in FileIO.write(path, Csv.of(Order.class).withHeader())");
      } else {
        problems.report(
            "RTC-414",
            factory() + " has no columns that a header could name",
            "drop withHeader(), or write FileIO.csv");
      }
      encoding.validate(type, problems);
    }

    @Override
    public <T> PartFormat<T> parts(DataType<? extends T> type) {
      return encoding.parts(type);
    }
  }
}
