package dev.rtc.testing.upgrade;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Remembers the oldest version that something was written by which a serializer has read. */
final class OldestVersion<T> implements SimpleVersionedSerializer<T> {

  private final SimpleVersionedSerializer<T> serializer;
  private int oldest;

  OldestVersion(SimpleVersionedSerializer<T> serializer) {
    this.serializer = serializer;
    this.oldest = serializer.getVersion();
  }

  /** Returns the serializer's own version if nothing older has been read. */
  int oldest() {
    return oldest;
  }

  @Override
  public int getVersion() {
    return serializer.getVersion();
  }

  @Override
  public byte[] serialize(T value) throws IOException {
    return serializer.serialize(value);
  }

  @Override
  public T deserialize(int version, byte[] serialized) throws IOException {
    oldest = Math.min(oldest, version);
    return serializer.deserialize(version, serialized);
  }
}
