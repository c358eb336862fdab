package dev.rtc.connector.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.RecoverableWriter.ResumeRecoverable;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes the state of a writer: whether finished, then each open part. */
record PartStateSerializer(SimpleVersionedSerializer<ResumeRecoverable> parts)
    implements SimpleVersionedSerializer<PartState> {

  private static final int VERSION = 3;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(PartState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(128);
    out.writeBoolean(state.finished());
    out.writeInt(state.open().size());
    for (PartState.Open part : state.open()) {
      Names.write(part.partition(), out);
      out.writeLong(part.openedAt());
      SimpleVersionedSerialization.writeVersionAndSerialize(parts, part.file(), out);
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
    boolean finished = in.readBoolean();
    int size = in.readInt();
    List<PartState.Open> open = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      open.add(
          new PartState.Open(
              Names.read(in),
              in.readLong(),
              SimpleVersionedSerialization.readVersionAndDeSerialize(parts, in)));
    }
    return new PartState(finished, List.copyOf(open));
  }
}
