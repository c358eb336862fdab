package dev.rtc.testing;

import dev.rtc.type.DataType;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Turns records into bytes and back, with the serializer the pipeline itself uses.
 *
 * @param <T> the records
 */
public final class Codec<T> implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int FIRST_SIZE = 128;

  private final TypeSerializer<T> serializer;

  private Codec(TypeSerializer<T> serializer) {
    this.serializer = serializer;
  }

  /** Returns the codec of a type of rtc's. */
  public static <T> Codec<T> of(DataType<T> type) {
    return of(type.typeInformation());
  }

  static <T> Codec<T> of(TypeInformation<T> type) {
    return new Codec<>(type.createSerializer(new SerializerConfigImpl()));
  }

  /**
   * Writes a record as bytes of its own.
   *
   * @throws UncheckedIOException if the serializer fails
   */
  public byte[] encode(T record) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(FIRST_SIZE);
      serializer.serialize(record, out);
      return out.getCopyOfBuffer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads back what {@link #encode} wrote.
   *
   * @throws UncheckedIOException if the serializer fails
   */
  public T decode(byte[] bytes) {
    try {
      return serializer.deserialize(new DataInputDeserializer(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  T copy(T record) {
    return decode(encode(record));
  }
}
