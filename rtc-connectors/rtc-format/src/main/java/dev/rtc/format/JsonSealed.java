package dev.rtc.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the records of a sealed interface as objects, one field of which names the
 * record. Data chooses among the permitted records and never names a class.
 */
final class JsonSealed implements JsonValue {

  private final String name;
  private final @Nullable String tag;
  private final Map<String, JsonRecord> byTag;
  private final Map<Class<?>, String> tags;

  /**
   * Creates the value.
   *
   * @param tag the field that names the record, or null if records are only written, without it
   * @param byTag the permitted records by their names
   * @param tags the names by class
   */
  JsonSealed(
      String name,
      @Nullable String tag,
      Map<String, JsonRecord> byTag,
      Map<Class<?>, String> tags) {
    this.name = name;
    this.tag = tag;
    this.byTag = byTag;
    this.tags = tags;
  }

  @Override
  public Object read(JsonInput in) throws IOException {
    if (tag == null) {
      throw in.refused("objects of " + name + " were written without a tag that tells which");
    } else if (in.token() != JsonToken.START_OBJECT) {
      throw in.unfit(expected());
    }
    try (JsonParser ahead = in.lookAhead()) {
      JsonRecord record = recordNamed(tagIn(ahead, tag), in);
      in.parser().nextToken();
      return record.readFields(in);
    }
  }

  private static @Nullable String tagIn(JsonParser ahead, String tag) throws IOException {
    ahead.nextToken();
    String found = null;
    while (ahead.nextToken() == JsonToken.FIELD_NAME) {
      boolean isTag = ahead.currentName().equals(tag);
      if (isTag && found != null) {
        return null;
      }
      if (ahead.nextToken() == JsonToken.VALUE_STRING && isTag) {
        found = ahead.getText();
      }
      ahead.skipChildren();
    }
    return found;
  }

  private JsonRecord recordNamed(@Nullable String found, JsonInput in) throws IOException {
    JsonRecord record = found == null ? null : byTag.get(found);
    if (record == null) {
      String names = String.join(", ", new TreeSet<>(byTag.keySet()));
      throw in.refused(
          "found "
              + (found == null ? "no single text" : Shown.quoted(found))
              + " in the field \""
              + tag
              + "\", where one of "
              + names
              + " belongs");
    }
    return record;
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    String found = tags.get(value.getClass());
    JsonRecord record = found == null ? null : byTag.get(found);
    if (record == null) {
      throw new IllegalArgumentException(value.getClass() + " is no record of " + name);
    }
    out.writeStartObject();
    if (tag != null) {
      out.writeStringField(tag, found);
    }
    record.writeFields(value, out);
    out.writeEndObject();
  }

  @Override
  public String expected() {
    return "an object that makes " + name + ",";
  }
}
