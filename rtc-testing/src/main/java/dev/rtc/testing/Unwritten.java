package dev.rtc.testing;

import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Is the state of a writer that holds nothing back. */
record Unwritten() {

  /** Writes no bytes. */
  static final class Serializer implements SimpleVersionedSerializer<Unwritten> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(Unwritten state) {
      return new byte[0];
    }

    @Override
    public Unwritten deserialize(int version, byte[] serialized) {
      return new Unwritten();
    }
  }
}
