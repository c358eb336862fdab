package dev.rtc.connector.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Writes rows after the snapshot of their serializer, so that they can be read when the row's type
 * has evolved.
 */
final class TableRowsSerializer<T> implements SimpleVersionedSerializer<TableRows<T>> {

  private static final int VERSION = 1;

  private final TypeSerializer<T> rows;

  TableRowsSerializer(TypeInformation<T> type) {
    this.rows = type.createSerializer(new SerializerConfigImpl());
  }

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(TableRows<T> state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1 << 10);
    TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(
        out, rows.snapshotConfiguration());
    out.writeBoolean(state.finished());
    out.writeInt(state.rows().size());
    for (T row : state.rows()) {
      rows.serialize(row, out);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public TableRows<T> deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "The state of a file table has version "
              + version
              + ", this rtc reads version "
              + VERSION);
    }
    DataInputDeserializer in = new DataInputDeserializer(serialized);
    TypeSerializer<T> written = writtenBy(in);
    boolean finished = in.readBoolean();
    int size = in.readInt();
    List<T> kept = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      kept.add(written.deserialize(in));
    }
    return new TableRows<>(finished, kept);
  }

  /** Reads the snapshot and returns the serializer of what follows it. */
  private TypeSerializer<T> writtenBy(DataInputDeserializer in) throws IOException {
    TypeSerializerSnapshot<T> snapshot =
        TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(
            in, Thread.currentThread().getContextClassLoader());
    if (rows.snapshotConfiguration().resolveSchemaCompatibility(snapshot).isIncompatible()) {
      throw new IOException(
          "The rows in the state can't become the rows of this pipeline: their types differ; give"
              + " the table another id to begin anew");
    }
    return snapshot.restoreSerializer();
  }
}
