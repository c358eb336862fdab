package dev.rtc.connector.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses keys of maps that Jackson would write by {@code toString()}, where no declaration told
 * their type before.
 */
final class JsonKeys extends SimpleSerializers {

  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable JsonSerializer<?> findSerializer(
      SerializationConfig config, JavaType type, BeanDescription description) {
    Class<?> raw = type.getRawClass();
    return raw == Object.class || CsvField.isFlat(raw) ? null : new Refusal();
  }

  private static final class Refusal extends JsonSerializer<Object> {

    @Override
    public void serialize(Object key, JsonGenerator target, SerializerProvider provider)
        throws IOException {
      throw new IOException(
          "Cannot write a map as JSON, because its key "
              + key
              + " can't be a name; map keys to strings, numbers or enums first");
    }
  }
}
