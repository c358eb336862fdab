package dev.rtc.connector.generate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes the partitions that no reader has. */
final class PartsSerializer implements SimpleVersionedSerializer<List<Part>> {

  @Override
  public int getVersion() {
    return PartSerializer.VERSION;
  }

  @Override
  public byte[] serialize(List<Part> parts) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeInt(parts.size());
    for (Part part : parts) {
      PartSerializer.write(part, out);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public List<Part> deserialize(int version, byte[] serialized) throws IOException {
    PartSerializer.requireKnown(version);
    DataInputDeserializer in = new DataInputDeserializer(serialized);
    int size = in.readInt();
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      parts.add(PartSerializer.read(in));
    }
    return parts;
  }
}
