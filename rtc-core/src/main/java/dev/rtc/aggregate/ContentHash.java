package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import dev.rtc.type.KeyType;
import dev.rtc.type.Text;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Hashes values to 64 bits by what they hold, the same on every JVM and for ever, since sketches in
 * savepoints rest on it. Values that are one key (see {@link KeyType}) have one hash.
 *
 * <p>Whole numbers are hashed as {@code long}, a string and a text as their UTF-8 bytes, everything
 * else as the bytes of its serializer. Bytes are taken in words of eight, the first byte lowest,
 * the last word filled with zeros: {@code h = mix(h ^ word)}, beginning with the number of bytes;
 * mix is that of D. Stafford's variant 13, as in {@code java.util.SplittableRandom}.
 */
final class ContentHash<V> implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private final DataType<V> type;
  private transient @Nullable Slow<V> slow;

  ContentHash(DataType<V> type) {
    this.type = type;
  }

  long of(V value) {
    if (value instanceof Long || value instanceof Integer) {
      return ofWord(((Number) value).longValue());
    }
    if (value instanceof Text text) {
      return ofBytes(text.toBytes());
    }
    return value instanceof String string
        ? ofBytes(string.getBytes(StandardCharsets.UTF_8))
        : ofBytes(slow().bytes(value));
  }

  private Slow<V> slow() {
    Slow<V> ready = slow;
    if (ready == null) {
      ready =
          new Slow<>(
              type.key(), type.typeInformation().createSerializer(new SerializerConfigImpl()));
      slow = ready;
    }
    return ready;
  }

  private static long ofWord(long word) {
    return mix(word + GOLDEN_RATIO);
  }

  private static long ofBytes(byte[] bytes) {
    long hash = ofWord(bytes.length);
    int at = 0;
    for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
      hash = mix(hash ^ (long) WORDS.get(bytes, at));
    }
    return at == bytes.length ? hash : mix(hash ^ lastWord(bytes, at));
  }

  private static long lastWord(byte[] bytes, int from) {
    long word = 0;
    for (int i = bytes.length - 1; i >= from; i--) {
      word = word << Byte.SIZE | bytes[i] & 0xFF;
    }
    return word;
  }

  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** Gives the bytes of a value in its canonical form. */
  private record Slow<V>(KeyType<V> key, TypeSerializer<V> serializer) {

    byte[] bytes(V value) {
      DataOutputSerializer out = new DataOutputSerializer(64);
      try {
        serializer.serialize(key.unwrap(key.wrap(value)), out);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return out.getCopyOfBuffer();
    }
  }
}
