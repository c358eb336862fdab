package dev.rtc.connector.file;

import dev.rtc.type.Change;
import dev.rtc.type.KeyType;
import dev.rtc.type.Keyed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
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

/** Writes the final rows of a table in two phases, as {@link PartSink} writes its parts. */
record TableSink<K, V>(
    Path target,
    LineParts<Keyed<K, V>> format,
    RowOrder<K, V> order,
    KeyType<K> key,
    TypeInformation<Change<K, V>> type)
    implements Sink<Change<K, V>>,
        SupportsWriterState<Change<K, V>, TableRows<Change<K, V>>>,
        SupportsCommitter<CommitRecoverable> {

  private static final long serialVersionUID = 1L;

  @Override
  public TableWriter<K, V> createWriter(WriterInitContext context) throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public TableWriter<K, V> restoreWriter(
      WriterInitContext context, Collection<TableRows<Change<K, V>>> states) throws IOException {
    return new TableWriter<>(this, files(), states);
  }

  @Override
  public Committer<CommitRecoverable> createCommitter(CommitterInitContext context)
      throws IOException {
    return new PartCommitter(files());
  }

  @Override
  public SimpleVersionedSerializer<TableRows<Change<K, V>>> getWriterStateSerializer() {
    return new TableRowsSerializer<>(type);
  }

  @Override
  public SimpleVersionedSerializer<CommitRecoverable> getCommittableSerializer() {
    try {
      return files().getCommitRecoverableSerializer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RecoverableWriter files() throws IOException {
    return PartSink.recoverableWriter(target);
  }
}
