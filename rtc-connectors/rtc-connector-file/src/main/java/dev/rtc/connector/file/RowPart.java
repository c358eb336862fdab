package dev.rtc.connector.file;

import dev.rtc.connector.FileFormat;
import java.io.IOException;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;
import org.apache.flink.core.fs.RecoverableWriter.CommitRecoverable;
import org.apache.flink.core.fs.RecoverableWriter.ResumeRecoverable;

/** Writes a whole file of a format. */
final class RowPart<T> implements Part<T> {

  private final FileFormat.Writer<T> writer;
  private final RecoverableFsDataOutputStream stream;
  private final long openedAt;

  RowPart(FileFormat.Writer<T> writer, RecoverableFsDataOutputStream stream, long openedAt) {
    this.writer = writer;
    this.stream = stream;
    this.openedAt = openedAt;
  }

  @Override
  public void append(T record) throws IOException {
    writer.write(record);
  }

  @Override
  public long size() throws IOException {
    return stream.getPos();
  }

  @Override
  public long openedAt() {
    return openedAt;
  }

  @Override
  public ResumeRecoverable persist() {
    throw new IllegalStateException("A checkpoint completes such a part");
  }

  @Override
  public CommitRecoverable complete() throws IOException {
    writer.finish();
    return stream.closeForCommit().getRecoverable();
  }

  @Override
  public void abandon() throws IOException {
    stream.close();
  }
}
