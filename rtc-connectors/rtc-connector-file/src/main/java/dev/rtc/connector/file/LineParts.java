package dev.rtc.connector.file;

import dev.rtc.connector.Format;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.connector.RecordCheck;
import java.io.IOException;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** Makes parts of lines. */
record LineParts<T>(Format<T> format) implements PartFormat<T> {

  private static final long serialVersionUID = 1L;

  @Override
  public String suffix() {
    return format.suffix();
  }

  @Override
  public boolean isResumable() {
    return true;
  }

  @Override
  public LinePart<T> begin(RecoverableFsDataOutputStream stream, long openedAt) throws IOException {
    LinePart<T> part = resume(stream, openedAt);
    part.begin();
    return part;
  }

  @Override
  public LinePart<T> resume(RecoverableFsDataOutputStream stream, long openedAt)
      throws IOException {
    return new LinePart<>(format.encoder(), stream, openedAt);
  }

  @Override
  public RecordCheck<T> check() {
    return new Check<>(format);
  }

  /** Encodes into a buffer and drops that. */
  private static final class Check<T> implements RecordCheck<T> {

    private static final long serialVersionUID = 1L;

    private final Format<T> format;
    private transient Format.@Nullable Encoder<T> encoder;
    private transient @Nullable DataOutputSerializer buffer;

    Check(Format<T> format) {
      this.format = format;
    }

    @Override
    public void check(T record) throws IOException {
      if (encoder == null || buffer == null) {
        encoder = format.encoder();
        buffer = new DataOutputSerializer(1 << 10);
      }
      buffer.clear();
      try {
        encoder.encode(record, buffer);
      } catch (IOException e) {
        throw new MalformedRecordException("the record can't be written: " + e.getMessage(), e);
      }
    }
  }
}
