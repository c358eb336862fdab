package dev.rtc.connector.generate;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the place in a partition. */
final class PartSerializer implements SimpleVersionedSerializer<Part> {

  static final int VERSION = 1;
  private static final int BYTES = 17;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(Part part) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(BYTES);
    write(part, out);
    return out.getCopyOfBuffer();
  }

  @Override
  public Part deserialize(int version, byte[] serialized) throws IOException {
    requireKnown(version);
    return read(new DataInputDeserializer(serialized));
  }

  static void requireKnown(int version) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "The state of a generator has version %d, this rtc reads version %d"
              .formatted(version, VERSION));
    }
  }

  static void write(Part part, DataOutputView out) throws IOException {
    out.writeInt(part.partition());
    out.writeInt(part.partitions());
    out.writeLong(part.number());
    out.writeBoolean(part.repeating());
  }

  static Part read(DataInputView in) throws IOException {
    return new Part(in.readInt(), in.readInt(), in.readLong(), in.readBoolean());
  }
}
