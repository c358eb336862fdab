package dev.rtc.connector.file;

import dev.rtc.connector.Problems;
import dev.rtc.type.Column;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.Optional;

/**
 * Writes records as comma-separated values.
 *
 * @param header whether each file begins with the names of the columns
 */
record CsvEncoding(boolean header) implements Encoding {

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public Encoding withHeader() {
    return new CsvEncoding(true);
  }

  @Override
  public void validate(DataType<?> type, Problems problems) {
    if (type.columns().isEmpty()) {
      problems.report(
          "RTC-412",
          "FileIO.csv writes the components of a record, but the records are " + type.name(),
          "map each to a record with a component per column, or write FileIO.text or FileIO.json");
    }
    List<KnownType> components = KnownType.of(type).components();
    for (int i = 0; i < components.size(); i++) {
      if (!isOneField(components.get(i))) {
        reportWide(type.columns().get(i), type, problems);
      }
    }
  }

  private static boolean isOneField(KnownType column) {
    Class<?> raw = column.type().rawClass();
    return raw == Optional.class
        ? column.arguments().stream().allMatch(CsvEncoding::isOneField)
        : CsvField.isFlat(raw);
  }

  private static void reportWide(Column column, DataType<?> type, Problems problems) {
    problems.report(
        "RTC-412",
        "the column "
            + column.name()
            + " of "
            + type.name()
            + " is a "
            + column.type().name()
            + ", which doesn't fit into one field",
        "write FileIO.json, or flatten the record with map first");
  }

  @Override
  public <T> LineEncoder<T> encoder(DataType<? extends T> type) {
    return new CsvLines<>(List.copyOf(type.columns()), header);
  }
}
