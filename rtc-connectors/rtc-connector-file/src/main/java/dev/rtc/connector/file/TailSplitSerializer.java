package dev.rtc.connector.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes a directory: path, whether from the end, files. */
final class TailSplitSerializer implements SimpleVersionedSerializer<TailSplit> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(TailSplit split) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1 << 10);
    Names.write(split.directory(), out);
    out.writeBoolean(split.fromEnd());
    out.writeInt(split.files().size());
    for (TailedState file : split.files()) {
      file.write(out);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public TailSplit deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "The state of a tail has version " + version + ", this rtc reads version " + VERSION);
    }
    DataInputDeserializer in = new DataInputDeserializer(serialized);
    String directory = Names.read(in);
    boolean fromEnd = in.readBoolean();
    int size = in.readInt();
    List<TailedState> files = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      files.add(TailedState.read(in));
    }
    return new TailSplit(directory, fromEnd, List.copyOf(files));
  }
}
