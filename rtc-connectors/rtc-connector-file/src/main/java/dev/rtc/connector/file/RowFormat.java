package dev.rtc.connector.file;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;

/** Opens whole files of records. */
record RowFormat<T, R>(Rows<T, R> rows) implements BulkFormat<R, FileSourceSplit> {

  private static final long serialVersionUID = 1L;

  @Override
  public Reader<R> createReader(Configuration config, FileSourceSplit split) throws IOException {
    return RowReader.open(split.path(), rows, 0);
  }

  /** Goes on behind as many records as were handed out: only the format knows their offsets. */
  @Override
  public Reader<R> restoreReader(Configuration config, FileSourceSplit split) throws IOException {
    long records =
        split
            .getReaderPosition()
            .map(CheckpointedPosition::getRecordsAfterOffset)
            .orElseThrow(() -> new IOException("No position to go on from in " + split));
    return RowReader.open(split.path(), rows, records);
  }

  @Override
  public boolean isSplittable() {
    return false;
  }

  @Override
  public TypeInformation<R> getProducedType() {
    return rows.type();
  }
}
