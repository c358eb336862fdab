package dev.rtc.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rtc.connector.Format;
import dev.rtc.connector.MalformedRecordException;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** Writes records with one generator, which keeps its buffers from record to record. */
final class JsonEncoder<T> implements Format.Encoder<T> {

  private final String record;
  private final JsonFactory factory;
  private final JsonValue value;
  private final DataOutputSerializer buffer = new DataOutputSerializer(256);
  private final Target target = new Target();
  private @Nullable JsonGenerator generator;

  JsonEncoder(String record, JsonFactory factory, JsonValue value) {
    this.record = record;
    this.factory = factory;
    this.value = value;
  }

  @Override
  public byte[] encode(T object) throws MalformedRecordException {
    return Encoded.bytes(buffer, out -> encode(object, out));
  }

  @Override
  public void encode(T object, DataOutputSerializer out) throws IOException {
    int start = out.length();
    JsonGenerator writer = generator();
    target.out = out;
    boolean written = false;
    try {
      value.write(object, writer);
      writer.flush();
      written = true;
    } catch (MalformedRecordException e) {
      throw Shown.unwritable(place(writer), e);
    } catch (JsonProcessingException e) {
      throw new MalformedRecordException("Cannot write " + place(writer), e);
    } finally {
      target.out = null;
      if (!written) {
        out.setPosition(start);
        generator = null;
      }
    }
  }

  private JsonGenerator generator() throws IOException {
    if (generator == null) {
      generator = factory.createGenerator(target);
      generator.setRootValueSeparator(null);
    }
    return generator;
  }

  private String place(JsonGenerator writer) {
    String pointer = writer.getOutputContext().pathAsPointer().toString();
    return pointer.isEmpty() ? record : record + " at " + pointer;
  }

  /** Passes bytes on to what is written to just now. */
  private static final class Target extends OutputStream {

    private @Nullable DataOutputSerializer out;

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (out != null) {
        out.write(bytes, offset, length);
      }
    }
  }
}
