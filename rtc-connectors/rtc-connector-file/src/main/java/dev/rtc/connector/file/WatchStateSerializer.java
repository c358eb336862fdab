package dev.rtc.connector.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.FileSourceSplitSerializer;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes the state of a watcher: next number, lengths by path, ranges. */
final class WatchStateSerializer implements SimpleVersionedSerializer<WatchState> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(WatchState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1 << 10);
    out.writeLong(state.nextNumber());
    out.writeInt(state.lengths().size());
    for (Map.Entry<String, Long> file : state.lengths().entrySet()) {
      Names.write(file.getKey(), out);
      out.writeLong(file.getValue());
    }
    SimpleVersionedSerialization.writeVersionAndSerializeList(
        FileSourceSplitSerializer.INSTANCE, state.pending(), out);
    return out.getCopyOfBuffer();
  }

  @Override
  public WatchState deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "The state of a file watcher has version "
              + version
              + ", this rtc reads version "
              + VERSION);
    }
    DataInputDeserializer in = new DataInputDeserializer(serialized);
    long nextNumber = in.readLong();
    int files = in.readInt();
    Map<String, Long> lengths = new LinkedHashMap<>();
    for (int i = 0; i < files; i++) {
      lengths.put(Names.read(in), in.readLong());
    }
    List<FileSourceSplit> pending =
        SimpleVersionedSerialization.readVersionAndDeserializeList(
            FileSourceSplitSerializer.INSTANCE, in);
    return new WatchState(nextNumber, lengths, new ArrayList<>(pending));
  }
}
