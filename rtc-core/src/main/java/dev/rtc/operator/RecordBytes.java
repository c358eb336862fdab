package dev.rtc.operator;

import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Writes records as the bytes of dead letters: text and bytes as they are, the rest by its type.
 */
final class RecordBytes {

  private final String type;
  private final TypeSerializer<Object> serializer;

  RecordBytes(DataType<?> type) {
    this.type = type.name();
    this.serializer = serializer(type.typeInformation());
  }

  @SuppressWarnings("unchecked") // the language hands a step only records of its input's type
  static TypeSerializer<Object> serializer(TypeInformation<?> type) {
    return (TypeSerializer<Object>) type.createSerializer(new SerializerConfigImpl());
  }

  /** Names the type that reads the bytes. */
  String type() {
    return type;
  }

  byte[] of(Object record) throws IOException {
    if (record instanceof byte[] raw) {
      return raw.clone();
    } else if (record instanceof Text text) {
      return text.toBytes();
    } else if (record instanceof String string) {
      return string.getBytes(StandardCharsets.UTF_8);
    }
    DataOutputSerializer target = new DataOutputSerializer(64);
    serializer.serialize(record, target);
    return target.getCopyOfBuffer();
  }
}
