package dev.rtc.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and writes collections, arrays, maps and optional values. */
final class JsonParts {

  private JsonParts() {}

  private static List<Object> elements(JsonValue element, JsonInput in, String expected)
      throws IOException {
    if (in.token() != JsonToken.START_ARRAY) {
      throw in.unfit(expected);
    }
    List<Object> elements = new ArrayList<>();
    while (in.parser().nextToken() != JsonToken.END_ARRAY) {
      elements.add(element.readAny(in));
    }
    return elements;
  }

  private static void writeElements(Collection<?> elements, JsonValue element, JsonGenerator out)
      throws IOException {
    out.writeStartArray();
    for (Object each : elements) {
      element.write(each, out);
    }
    out.writeEndArray();
  }

  /** Reads and writes lists. */
  record Lists(JsonValue element) implements JsonValue {

    @Override
    public Object read(JsonInput in) throws IOException {
      return Collections.unmodifiableList(elements(element, in, expected()));
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
      writeElements((List<?>) value, element, out);
    }

    @Override
    public String expected() {
      return "an array";
    }
  }

  /** Reads and writes sets, whose elements are all different. */
  record Sets(JsonValue element) implements JsonValue {

    @Override
    public Object read(JsonInput in) throws IOException {
      List<Object> elements = elements(element, in, expected());
      Set<Object> set = new LinkedHashSet<>(elements);
      if (set.size() < elements.size()) {
        throw in.refused("an element of the set is there twice");
      }
      return Collections.unmodifiableSet(set);
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
      writeElements((Set<?>) value, element, out);
    }

    @Override
    public String expected() {
      return "an array";
    }
  }

  /** Reads and writes arrays, also of primitives. */
  record Arrays(JsonValue element, Class<?> component) implements JsonValue {

    @Override
    public Object read(JsonInput in) throws IOException {
      List<Object> elements = elements(element, in, expected());
      Object array = Array.newInstance(component, elements.size());
      for (int i = 0; i < elements.size(); i++) {
        Array.set(array, i, elements.get(i));
      }
      return array;
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
      out.writeStartArray();
      int length = Array.getLength(value);
      for (int i = 0; i < length; i++) {
        element.write(Array.get(value, i), out);
      }
      out.writeEndArray();
    }

    @Override
    public String expected() {
      return "an array";
    }
  }

  /** Reads and writes maps as objects. */
  record Maps(Plain key, JsonValue value) implements JsonValue {

    @Override
    public Object read(JsonInput in) throws IOException {
      if (in.token() != JsonToken.START_OBJECT) {
        throw in.unfit(expected());
      }
      Map<Object, Object> map = new LinkedHashMap<>();
      while (in.parser().nextToken() == JsonToken.FIELD_NAME) {
        Object name = name(in);
        in.parser().nextToken();
        if (map.put(name, value.readAny(in)) != null) {
          throw in.refused("the key is there twice");
        }
      }
      return Collections.unmodifiableMap(map);
    }

    private Object name(JsonInput in) throws IOException {
      String name = in.parser().currentName();
      if (!Utf8.isWellFormed(name)) {
        throw in.refused("the key holds half a surrogate pair, which no text has");
      }
      try {
        return key.read(name);
      } catch (Unfit e) {
        throw Shown.unreadable("the key of " + in.place(), Shown.quoted(name), e.expected());
      }
    }

    @Override
    public void write(Object map, JsonGenerator out) throws IOException {
      out.writeStartObject();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
        out.writeFieldName(key.show(entry.getKey()));
        value.write(entry.getValue(), out);
      }
      out.writeEndObject();
    }

    @Override
    public String expected() {
      return "an object";
    }
  }

  /** Reads and writes optional values; an empty one is null. */
  record Optionals(JsonValue value) implements JsonValue {

    @Override
    public Object read(JsonInput in) throws IOException {
      return Optional.of(value.read(in));
    }

    @Override
    public Object readNull(JsonInput in) {
      return Optional.empty();
    }

    @Override
    public void write(Object optional, JsonGenerator out) throws IOException {
      value.writeAny(((Optional<?>) optional).orElse(null), out);
    }

    @Override
    public String expected() {
      return value.expected();
    }
  }
}
