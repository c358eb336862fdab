package dev.rtc.connector.file;

import dev.rtc.connector.Format;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;
import org.apache.flink.core.fs.RecoverableWriter.CommitRecoverable;
import org.apache.flink.core.fs.RecoverableWriter.ResumeRecoverable;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes lines, in blocks. */
final class LinePart<T> implements Part<T> {

  private static final int BLOCK = 1 << 16;

  private final Format.Encoder<T> encoder;
  private final RecoverableFsDataOutputStream stream;
  private final DataOutputSerializer block = new DataOutputSerializer(BLOCK + (BLOCK >> 1));
  private final long openedAt;
  private long written;

  LinePart(Format.Encoder<T> encoder, RecoverableFsDataOutputStream stream, long openedAt)
      throws IOException {
    this.encoder = encoder;
    this.stream = stream;
    this.openedAt = openedAt;
    this.written = stream.getPos();
  }

  /** Writes what each file begins with. */
  void begin() throws IOException {
    Optional<byte[]> header = encoder.header();
    if (header.isPresent()) {
      block.write(header.get());
      block.writeByte('\n');
    }
  }

  @Override
  public void append(T record) throws IOException {
    encoder.encode(record, block);
    block.writeByte('\n');
    if (block.length() >= BLOCK) {
      writeBlock();
    }
  }

  @Override
  public long size() {
    return written + block.length();
  }

  @Override
  public long openedAt() {
    return openedAt;
  }

  @Override
  public ResumeRecoverable persist() throws IOException {
    writeBlock();
    return stream.persist();
  }

  @Override
  public CommitRecoverable complete() throws IOException {
    writeBlock();
    return stream.closeForCommit().getRecoverable();
  }

  @Override
  public void abandon() throws IOException {
    stream.close();
  }

  private void writeBlock() throws IOException {
    stream.write(block.getSharedBuffer(), 0, block.length());
    written += block.length();
    block.clear();
  }
}
