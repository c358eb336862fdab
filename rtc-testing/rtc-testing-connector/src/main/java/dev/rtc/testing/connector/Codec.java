package dev.rtc.testing.connector;

import dev.rtc.type.DataType;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Turns records into bytes and back, with the serializer a pipeline uses. */
record Codec<T>(TypeSerializer<T> serializer) implements Serializable {

  private static final int FIRST_SIZE = 128;

  static <T> Codec<T> of(DataType<T> type) {
    return new Codec<>(type.typeInformation().createSerializer(new SerializerConfigImpl()));
  }

  byte[] encode(T record) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(FIRST_SIZE);
      serializer.serialize(record, out);
      return out.getCopyOfBuffer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  T decode(byte[] bytes) {
    try {
      return serializer.deserialize(new DataInputDeserializer(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
