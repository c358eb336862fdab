package dev.rtc.connector.file;

import dev.rtc.type.Column;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Encodes the columns of records. */
final class CsvLines<T> implements LineEncoder<T> {

  private static final long serialVersionUID = 1L;

  private final Column[] columns;
  private final boolean header;

  CsvLines(List<Column> columns, boolean header) {
    this.columns = columns.toArray(Column[]::new);
    this.header = header;
  }

  @Override
  public void begin(DataOutputSerializer target) throws IOException {
    if (header) {
      for (int i = 0; i < columns.length; i++) {
        CsvField.append(columns[i].name(), target);
        separate(i, target);
      }
    }
  }

  @Override
  public void encode(T line, DataOutputSerializer target) throws IOException {
    for (int i = 0; i < columns.length; i++) {
      try {
        CsvField.append(columns[i].read(line), target);
      } catch (IllegalArgumentException e) {
        throw new IOException(
            "Cannot write the column "
                + columns[i].name()
                + ": a "
                + columns[i].type().name()
                + " doesn't fit into one field; write FileIO.json",
            e);
      }
      separate(i, target);
    }
  }

  private void separate(int column, DataOutputSerializer target) throws IOException {
    target.writeByte(column == columns.length - 1 ? '\n' : ',');
  }
}
