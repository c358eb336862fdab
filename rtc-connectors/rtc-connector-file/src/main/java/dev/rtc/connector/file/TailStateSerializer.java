package dev.rtc.connector.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes what directories are known: whether started, paths, pending splits. */
final class TailStateSerializer implements SimpleVersionedSerializer<TailState> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(TailState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1 << 8);
    out.writeBoolean(state.started());
    out.writeInt(state.directories().size());
    for (String directory : state.directories()) {
      Names.write(directory, out);
    }
    SimpleVersionedSerialization.writeVersionAndSerializeList(
        new TailSplitSerializer(), state.pending(), out);
    return out.getCopyOfBuffer();
  }

  @Override
  public TailState deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "The state of a tail has version " + version + ", this rtc reads version " + VERSION);
    }
    DataInputDeserializer in = new DataInputDeserializer(serialized);
    boolean started = in.readBoolean();
    int size = in.readInt();
    List<String> directories = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      directories.add(Names.read(in));
    }
    return new TailState(
        started,
        directories,
        SimpleVersionedSerialization.readVersionAndDeserializeList(new TailSplitSerializer(), in));
  }
}
