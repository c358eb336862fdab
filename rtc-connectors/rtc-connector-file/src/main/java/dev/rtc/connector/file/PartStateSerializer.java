package dev.rtc.connector.file;

import java.io.IOException;
import org.apache.flink.core.fs.RecoverableWriter.ResumeRecoverable;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** Writes the state of a writer: finished, opened, then the open part if there is one. */
record PartStateSerializer(SimpleVersionedSerializer<ResumeRecoverable> parts)
    implements SimpleVersionedSerializer<PartState> {

  private static final int VERSION = 2;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(PartState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(128);
    out.writeBoolean(state.finished());
    out.writeLong(state.openedAt());
    ResumeRecoverable open = state.open();
    if (open != null) {
      SimpleVersionedSerialization.writeVersionAndSerialize(parts, open, out);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public PartState deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "The state of a file sink has version "
              + version
              + ", this rtc reads version "
              + VERSION);
    }
    DataInputDeserializer in = new DataInputDeserializer(serialized);
    return new PartState(in.readBoolean(), in.readLong(), open(in));
  }

  private @Nullable ResumeRecoverable open(DataInputDeserializer in) throws IOException {
    return in.available() == 0
        ? null
        : SimpleVersionedSerialization.readVersionAndDeSerialize(parts, in);
  }
}
