package dev.rtc.testing.simulation;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Is one partition of an input, from a position on.
 *
 * @param partition its number
 * @param position how many records of it have been read
 */
record SimulatedSplit(int partition, int position) implements SourceSplit {

  @Override
  public String splitId() {
    return Integer.toString(partition);
  }

  /** Writes the two numbers. */
  static final class Serializer implements SimpleVersionedSerializer<SimulatedSplit> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(SimulatedSplit split) {
      return ByteBuffer.allocate(2 * Integer.BYTES)
          .putInt(split.partition())
          .putInt(split.position())
          .array();
    }

    @Override
    public SimulatedSplit deserialize(int version, byte[] bytes) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return new SimulatedSplit(buffer.getInt(), buffer.getInt());
    }
  }
}
