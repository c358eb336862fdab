package dev.rtc.connector.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.RecoverableWriter;
import org.apache.flink.core.fs.RecoverableWriter.CommitRecoverable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes files in two phases: a part is written under a hidden name, whose position is part of
 * every checkpoint, and is given its own name once the checkpoint that knows it as complete has
 * succeeded.
 *
 * <p>It differs from Flink's {@code FileSink}, whose file system interfaces it shares, in four
 * points: it writes in blocks instead of a system call per record, it numbers parts, it can write
 * one plain file, and it limits how many parts are open.
 *
 * @param layout which files
 * @param format what makes files of records
 * @param partition which directory a record goes to
 */
record PartSink<T>(Layout layout, PartFormat<T> format, Partition<T> partition)
    implements Sink<T>, SupportsWriterState<T, PartState>, SupportsCommitter<CommitRecoverable> {

  private static final long serialVersionUID = 1L;

  @Override
  public PartWriter<T> createWriter(WriterInitContext context) throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public PartWriter<T> restoreWriter(WriterInitContext context, Collection<PartState> states)
      throws IOException {
    return new PartWriter<>(layout, format, partition, recoverableWriter(), context, states);
  }

  @Override
  public Committer<CommitRecoverable> createCommitter(CommitterInitContext context)
      throws IOException {
    return new PartCommitter(recoverableWriter());
  }

  @Override
  public SimpleVersionedSerializer<PartState> getWriterStateSerializer() {
    return new PartStateSerializer(uncheckedRecoverableWriter().getResumeRecoverableSerializer());
  }

  @Override
  public SimpleVersionedSerializer<CommitRecoverable> getCommittableSerializer() {
    return uncheckedRecoverableWriter().getCommitRecoverableSerializer();
  }

  private RecoverableWriter uncheckedRecoverableWriter() {
    try {
      return recoverableWriter();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RecoverableWriter recoverableWriter() throws IOException {
    return recoverableWriter(layout.target());
  }

  /** Returns what writes files in two phases on the file system of a path. */
  static RecoverableWriter recoverableWriter(Path target) throws IOException {
    try {
      return target.getFileSystem().createRecoverableWriter();
    } catch (UnsupportedOperationException e) {
      throw new IOException(
          "Cannot write "
              + target
              + " exactly once: its file system has no Flink"
              + " RecoverableWriter; write to a local, HDFS, S3, GCS or Azure path",
          e);
    }
  }
}
