package dev.rtc.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rtc.connector.Format;
import dev.rtc.connector.MalformedRecordException;
import java.io.IOException;

/** Reads one JSON text per record. */
final class JsonDecoder<T> implements Format.Decoder<T> {

  private static final int SHORTEST_WIDE = 2;

  private final String record;
  private final JsonFactory factory;
  private final JsonValue value;
  private final Class<T> type;

  JsonDecoder(String record, JsonFactory factory, JsonValue value, Class<T> type) {
    this.record = record;
    this.factory = factory;
    this.value = value;
    this.type = type;
  }

  @Override
  public T decode(byte[] bytes, int offset, int length) throws MalformedRecordException {
    int mark = ByteOrderMark.lengthIn(bytes, offset, length);
    requireUtf8(bytes, offset + mark, length - mark);
    try (JsonParser parser = factory.createParser(bytes, offset + mark, length - mark)) {
      return decode(new JsonInput(parser, factory, record, bytes, offset + mark, length - mark));
    } catch (MalformedRecordException e) {
      throw e;
    } catch (JsonProcessingException e) {
      throw new MalformedRecordException(
          "Cannot read " + record + ", because it is no JSON: " + withoutSource(e), e);
    } catch (IOException impossible) {
      throw new MalformedRecordException("Cannot read " + record, impossible);
    }
  }

  private static String withoutSource(JsonProcessingException e) {
    return String.valueOf(e.getOriginalMessage()).replaceFirst("(?s) \\([^(]*\\[Source: .*", "");
  }

  private T decode(JsonInput in) throws IOException {
    if (in.parser().nextToken() == null) {
      throw in.unfit(value.expected());
    }
    T read = type.cast(value.readAny(in));
    if (in.parser().nextToken() != null) {
      throw in.refused("found more after the end of the record");
    }
    return read;
  }

  /** Requires UTF-8; a zero where JSON begins is taken for UTF-16 or UTF-32. */
  private void requireUtf8(byte[] bytes, int from, int length) throws MalformedRecordException {
    int malformed = Utf8.firstMalformed(bytes, from, from + length);
    if (malformed < 0 && length >= SHORTEST_WIDE) {
      malformed = bytes[from] == 0 ? from : bytes[from + 1] == 0 ? from + 1 : malformed;
    }
    if (malformed >= 0) {
      throw Shown.notUtf8(record, malformed - from);
    }
  }
}
