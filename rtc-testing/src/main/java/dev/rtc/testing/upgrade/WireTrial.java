package dev.rtc.testing.upgrade;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Sends values through a serializer in every way Flink takes. */
final class WireTrial<T> {

  private static final byte SENTINEL = 0x5a;

  private final TypeSerializer<T> serializer;
  private final List<String> faults = new ArrayList<>();

  WireTrial(TypeSerializer<T> serializer) {
    this.serializer = serializer;
  }

  /** Returns what goes wrong. */
  List<String> faults(List<T> values) {
    for (T value : values) {
      trying("written and read", value, () -> read(serializer, bytes(value)));
      trying("read into another object", value, () -> reusing(bytes(value)));
      trying("copied", value, () -> serializer.copy(value));
      trying("copied as bytes", value, () -> read(serializer, copied(bytes(value))));
      trying("read by a duplicate", value, () -> read(serializer.duplicate(), bytes(value)));
      trying("read by the serializer of a savepoint", value, () -> read(restored(), bytes(value)));
      identity(value);
    }
    return faults;
  }

  static boolean same(Object left, Object right) {
    return Objects.deepEquals(left, right);
  }

  static String text(Object value) {
    return value.getClass().isArray()
        ? Arrays.deepToString(new Object[] {value})
        : String.valueOf(value);
  }

  private void trying(String how, T value, Attempt<T> attempt) {
    try {
      T came = attempt.run();
      if (!same(value, came)) {
        faults.add("%s, %s became %s".formatted(how, text(value), text(came)));
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      faults.add("%s, %s failed: %s".formatted(how, text(value), e));
    }
  }

  private void identity(T value) {
    if (!serializer.isImmutableType() && serializer.copy(value) == value) {
      faults.add(
          "the copy of %s is the very same object, although the serializer says that values change"
              .formatted(text(value)));
    }
  }

  /** Returns the bytes of a value, and one that must be left over. */
  private byte[] bytes(T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    out.writeByte(SENTINEL);
    return out.getCopyOfBuffer();
  }

  private static <T> T read(TypeSerializer<T> by, byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    T value = by.deserialize(in);
    requireEnd(in);
    return value;
  }

  private T reusing(byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    T value = serializer.deserialize(serializer.createInstance(), in);
    requireEnd(in);
    return value;
  }

  private byte[] copied(byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.copy(in, out);
    requireEnd(in);
    out.writeByte(SENTINEL);
    return out.getCopyOfBuffer();
  }

  private static void requireEnd(DataInputView in) throws IOException {
    if (in.readByte() != SENTINEL) {
      throw new IOException("fewer bytes are read than were written");
    }
  }

  private TypeSerializer<T> restored() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
    TypeSerializerSnapshot<T> snapshot =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()),
            Thread.currentThread().getContextClassLoader());
    return snapshot.restoreSerializer();
  }

  /** Sends a value somewhere and returns what comes back. */
  private interface Attempt<T> {
    T run() throws IOException;
  }
}
