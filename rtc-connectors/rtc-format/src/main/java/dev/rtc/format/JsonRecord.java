package dev.rtc.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.type.DataType;
import dev.rtc.type.RecordMaker;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes a record as an object with a field per component. */
final class JsonRecord implements JsonValue {

  private static final int UNKNOWN = -1;

  private final String name;
  private final List<Field> fields;
  private final JsonValue[] values;
  private final SerializedString[] names;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final boolean unknownIgnored;
  private final @Nullable String tag;
  private final RecordMaker<?> maker;

  /**
   * Creates the value.
   *
   * @param tag the field that names the record, if it is one of a sealed interface
   */
  JsonRecord(
      DataType<?> type,
      List<Field> fields,
      List<JsonValue> values,
      boolean unknownIgnored,
      @Nullable String tag) {
    this.name = type.name();
    this.fields = fields;
    this.values = values.toArray(JsonValue[]::new);
    this.names =
        fields.stream()
            .map(field -> new SerializedString(field.name()))
            .toArray(SerializedString[]::new);
    this.unknownIgnored = unknownIgnored;
    this.tag = tag;
    this.maker = RecordMaker.of(type);
    for (int i = 0; i < fields.size(); i++) {
      indexes.put(fields.get(i).name(), i);
    }
  }

  @Override
  public Object read(JsonInput in) throws IOException {
    if (in.token() != JsonToken.START_OBJECT) {
      throw in.unfit(expected());
    }
    in.parser().nextToken();
    return readFields(in);
  }

  /** Reads the fields from the one on at whose name the parser stands, to the object's end. */
  Object readFields(JsonInput in) throws IOException {
    JsonParser parser = in.parser();
    @Nullable Object[] read = new @Nullable Object[values.length];
    boolean[] seen = new boolean[values.length];
    int next = 0;
    while (parser.currentToken() == JsonToken.FIELD_NAME) {
      int index = indexOf(parser.currentName(), next);
      parser.nextToken();
      if (index == UNKNOWN) {
        skip(in);
      } else {
        read[index] = once(index, seen, in);
        next = index + 1;
      }
      parser.nextToken();
    }
    for (int i = 0; i < read.length; i++) {
      if (!seen[i]) {
        read[i] = missing(fields.get(i), in);
      }
    }
    return Made.record(maker, read, in.place());
  }

  private int indexOf(String field, int guess) {
    return guess < names.length && names[guess].getValue().equals(field)
        ? guess
        : indexes.getOrDefault(field, UNKNOWN);
  }

  private @Nullable Object once(int index, boolean[] seen, JsonInput in) throws IOException {
    if (seen[index]) {
      throw in.refused("the field is there twice");
    }
    seen[index] = true;
    Field field = fields.get(index);
    if (in.token() != JsonToken.VALUE_NULL) {
      return field.present(values[index].read(in));
    } else if (field.mayBeMissing()) {
      return field.missing();
    }
    throw in.unfit(values[index].expected());
  }

  private void skip(JsonInput in) throws IOException {
    JsonParser parser = in.parser();
    boolean isTag = tag != null && tag.equals(parser.currentName());
    if (!unknownIgnored && !isTag) {
      throw in.refused(name + " has no such field; ignoringUnknown() would skip it");
    }
    parser.skipChildren();
  }

  private @Nullable Object missing(Field field, JsonInput in) throws MalformedRecordException {
    if (!field.mayBeMissing()) {
      throw in.refused("the field " + Shown.quoted(field.name()) + " is missing");
    }
    return field.missing();
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    out.writeStartObject();
    writeFields(value, out);
    out.writeEndObject();
  }

  void writeFields(Object value, JsonGenerator out) throws IOException {
    for (int i = 0; i < values.length; i++) {
      out.writeFieldName(names[i]);
      values[i].writeAny(fields.get(i).read(value), out);
    }
  }

  @Override
  public String expected() {
    return "an object that makes " + name + ",";
  }
}
