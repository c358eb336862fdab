package dev.rtc.connector.file;

import dev.rtc.connector.Problems;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes each record as one line of JSON.
 *
 * @param header whether a header was asked for, which JSON hasn't
 */
record JsonEncoding(boolean header) implements Encoding {

  JsonEncoding() {
    this(false);
  }

  @Override
  public String name() {
    return "json";
  }

  @Override
  public Encoding withHeader() {
    return new JsonEncoding(true);
  }

  @Override
  public void validate(DataType<?> type, Problems problems) {
    reportHeader(header, problems);
    if (type.problems().isEmpty()) {
      requireKeysOfText(KnownType.of(type), problems);
    }
  }

  private static void requireKeysOfText(KnownType at, Problems problems) {
    List<KnownType> arguments = at.arguments();
    if (at.type().rawClass() == Map.class
        && !arguments.isEmpty()
        && !CsvField.isFlat(arguments.get(0).type().rawClass())) {
      problems.report(
          "RTC-418",
          "the keys of " + at.path() + ", a " + at.type().name() + ", can't be names in JSON",
          "map them to strings, numbers or enums first, or the entries to a list of records");
    }
    Stream.of(arguments, at.components(), at.alternatives())
        .flatMap(List::stream)
        .forEach(part -> requireKeysOfText(part, problems));
  }

  @Override
  public <T> LineEncoder<T> encoder(DataType<? extends T> type) {
    return new JsonLines<>();
  }
}
