package dev.rtc.connector.file;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.rtc.type.Text;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** Encodes records by Jackson, of a record nothing but its components. */
final class JsonLines<T> implements LineEncoder<T> {

  private static final long serialVersionUID = 1L;

  private transient @Nullable ObjectWriter writer;

  @Override
  public void encode(T line, DataOutputSerializer target) throws IOException {
    if (writer == null) {
      writer = create();
    }
    writer.writeValue((DataOutput) target, line);
    target.writeByte('\n');
  }

  private static ObjectWriter create() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .addModule(new Jdk8Module())
        .addModule(textAndItsLike())
        .disable(
            SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
            SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
            SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
        .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
        .visibility(PropertyAccessor.FIELD, Visibility.ANY)
        .visibility(PropertyAccessor.GETTER, Visibility.NONE)
        .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
        .build()
        .writer();
  }

  private static SimpleModule textAndItsLike() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(Text.class, ToStringSerializer.instance);
    module.setKeySerializers(new JsonKeys());
    return module;
  }
}
