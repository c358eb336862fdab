package dev.rtc.connector.file;

import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;

/** Opens ranges of files as lines. */
final class LineFormat implements BulkFormat<Text, FileSourceSplit> {

  private static final long serialVersionUID = 1L;

  @Override
  public Reader<Text> createReader(Configuration config, FileSourceSplit split) throws IOException {
    return LineReader.open(split, LineBuffers.STANDARD);
  }

  @Override
  public Reader<Text> restoreReader(Configuration config, FileSourceSplit split)
      throws IOException {
    long offset =
        split
            .getReaderPosition()
            .map(CheckpointedPosition::getOffset)
            .orElseThrow(() -> new IOException("No position to go on from in " + split));
    return LineReader.resume(split, offset, LineBuffers.STANDARD);
  }

  @Override
  public boolean isSplittable() {
    return true;
  }

  @Override
  public TypeInformation<Text> getProducedType() {
    return DataType.TEXT.typeInformation();
  }
}
