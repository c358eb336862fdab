package dev.rtc.testing;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes splits for checkpoints. */
final class TapeSplitSerializer implements SimpleVersionedSerializer<TapeSplit> {

  @Override
  public int getVersion() {
    return 1;
  }

  @Override
  public byte[] serialize(TapeSplit split) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(Integer.BYTES);
    out.writeInt(split.position());
    return out.getCopyOfBuffer();
  }

  @Override
  public TapeSplit deserialize(int version, byte[] serialized) throws IOException {
    return new TapeSplit(new DataInputDeserializer(serialized).readInt());
  }
}
