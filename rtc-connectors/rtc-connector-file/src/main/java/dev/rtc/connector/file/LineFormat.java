package dev.rtc.connector.file;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;

/** Opens ranges of files as lines. */
record LineFormat<R>(Lines<R> lines) implements BulkFormat<R, FileSourceSplit> {

  private static final long serialVersionUID = 1L;

  @Override
  public Reader<R> createReader(Configuration config, FileSourceSplit split) throws IOException {
    return LineReader.open(split, lines, LineBuffers.STANDARD);
  }

  @Override
  public Reader<R> restoreReader(Configuration config, FileSourceSplit split) throws IOException {
    long offset =
        split
            .getReaderPosition()
            .map(CheckpointedPosition::getOffset)
            .orElseThrow(() -> new IOException("No position to go on from in " + split));
    return LineReader.resume(split, offset, lines, LineBuffers.STANDARD);
  }

  @Override
  public boolean isSplittable() {
    return true;
  }

  @Override
  public TypeInformation<R> getProducedType() {
    return lines.type();
  }
}
