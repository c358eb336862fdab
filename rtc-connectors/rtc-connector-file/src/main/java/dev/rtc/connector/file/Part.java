package dev.rtc.connector.file;

import java.io.IOException;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;
import org.apache.flink.core.fs.RecoverableWriter.CommitRecoverable;
import org.apache.flink.core.fs.RecoverableWriter.ResumeRecoverable;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes a file that isn't complete yet, in blocks. */
final class Part {

  private static final int BLOCK = 1 << 16;

  private final RecoverableFsDataOutputStream stream;
  private final DataOutputSerializer block = new DataOutputSerializer(BLOCK + (BLOCK >> 1));
  private final long openedAt;
  private long written;

  Part(RecoverableFsDataOutputStream stream, long openedAt) throws IOException {
    this.stream = stream;
    this.openedAt = openedAt;
    this.written = stream.getPos();
  }

  <T> void append(T line, LineEncoder<T> encoder) throws IOException {
    encoder.encode(line, block);
    if (block.length() >= BLOCK) {
      writeBlock();
    }
  }

  void begin(LineEncoder<?> encoder) throws IOException {
    encoder.begin(block);
  }

  long size() {
    return written + block.length();
  }

  long openedAt() {
    return openedAt;
  }

  /** Makes what is written survive a failure and returns where it ends. */
  ResumeRecoverable persist() throws IOException {
    writeBlock();
    return stream.persist();
  }

  /** Ends the file, which stays hidden until it is committed. */
  CommitRecoverable complete() throws IOException {
    writeBlock();
    return stream.closeForCommit().getRecoverable();
  }

  void abandon() throws IOException {
    stream.close();
  }

  private void writeBlock() throws IOException {
    stream.write(block.getSharedBuffer(), 0, block.length());
    written += block.length();
    block.clear();
  }
}
