package dev.rtc.format;

import dev.rtc.connector.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Tells where columns are.
 *
 * @param positions the index of each column by its name
 */
record CsvHeader(Map<String, Integer> positions) {

  private static final int MOST_COLUMNS = 100_000;

  /**
   * Reads the first line of a file; a byte order mark before it is skipped.
   *
   * @throws MalformedRecordException if it is no line of different names
   */
  static CsvHeader read(byte[] line, CsvSyntax syntax) throws MalformedRecordException {
    int malformed = Utf8.firstMalformed(line, 0, line.length);
    if (malformed >= 0) {
      throw Shown.notUtf8("the header", malformed);
    }
    CsvRow row = new CsvRow(syntax, MOST_COLUMNS);
    int start = ByteOrderMark.lengthIn(line, 0, line.length);
    row.split(line, start, line.length - start);
    Map<String, Integer> positions = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(row.count(), MOST_COLUMNS); i++) {
      int length = row.end(i) - row.start(i);
      String name = new String(row.bytes(i), row.start(i), length, StandardCharsets.UTF_8);
      if (positions.put(name, i) != null) {
        throw new MalformedRecordException(
            "Cannot read the header: it names " + Shown.quoted(name) + " twice");
      }
    }
    return new CsvHeader(positions);
  }

  int width() {
    return positions.size();
  }

  /**
   * Finds the columns of components.
   *
   * @throws MalformedRecordException if one that must be there is missing, or one is too much
   */
  int[] columnsOf(List<Field> fields, boolean unknownIgnored) throws MalformedRecordException {
    TreeSet<String> unknown = new TreeSet<>(positions.keySet());
    int[] columns = new int[fields.size()];
    for (int i = 0; i < columns.length; i++) {
      Field field = fields.get(i);
      columns[i] = positions.getOrDefault(field.name(), CsvDecoder.NO_COLUMN);
      unknown.remove(field.name());
      if (columns[i] == CsvDecoder.NO_COLUMN && !field.mayBeMissing()) {
        throw refused("lacks the column " + Shown.quoted(field.name()));
      }
    }
    if (!unknown.isEmpty() && !unknownIgnored) {
      throw refused("has the unknown column " + Shown.quoted(unknown.first()));
    }
    return columns;
  }

  private MalformedRecordException refused(String reason) {
    return new MalformedRecordException(
        "Cannot read by the header: it "
            + reason
            + "; it names "
            + Shown.quoted(String.join(", ", positions.keySet())));
  }
}
