package dev.rtc.format;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rtc.connector.Problems;
import dev.rtc.type.DataType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a type into how its values are read and written, and reports what cannot be. */
final class JsonCompiler {

  private final JsonSettings settings;
  private final Problems problems;
  private final Set<String> paths = new HashSet<>();

  JsonCompiler(JsonSettings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /** Compiles the type of whole records. */
  JsonValue compile(DataType<?> type) {
    JsonValue value = value(type, type.name(), "", null);
    settings.fields().requireKnown(paths, type.name(), problems);
    return value;
  }

  /**
   * Compiles a type.
   *
   * @param where how messages name the place
   * @param path how settings name it, with a dot at its end; empty for whole records
   */
  private JsonValue value(DataType<?> type, String where, String path, @Nullable String tag) {
    if (!type.problems().isEmpty()) {
      return new Unsupported(type.name());
    }
    JsonValue scalar = JsonScalars.of(type, settings);
    if (scalar != null) {
      settings.fields().times().validate(type.rawClass(), where, problems);
      return scalar;
    } else if (type.rawClass().isRecord()) {
      return record(type, where, path, tag);
    } else if (!type.permitted().isEmpty()) {
      return sealed(type, where, path);
    }
    return parts(type, where, path);
  }

  private JsonRecord record(DataType<?> type, String where, String path, @Nullable String tag) {
    List<Field> fields = settings.fields().fields(type, path);
    FieldSettings.requireDistinct(fields, where, problems);
    List<JsonValue> values = new ArrayList<>();
    for (Field field : fields) {
      String component = field.column().name();
      paths.add(path + component);
      if (field.name().equals(tag)) {
        problems.report(
            "RTC-443",
            "the tag of " + where + " and its component " + component + " have one name",
            "take another tag with taggedBy(...), or rename the component");
      }
      if (field.type().rawClass() == Optional.class) {
        requireOneOptional(field.presentType(), where + "." + component);
      }
      values.add(value(field.presentType(), where + "." + component, path + component + ".", null));
    }
    return new JsonRecord(type, fields, values, settings.fields().unknownIgnored(), tag);
  }

  private JsonValue sealed(DataType<?> type, String where, String path) {
    String tag = settings.tag();
    if (tag == null && !settings.untagged()) {
      problems.report(
          "RTC-441",
          where
              + " is the sealed interface "
              + type.name()
              + ", and nothing tells which record an object is",
          "state the field that names it with taggedBy(\"type\"), or write without it by"
              + " untagged(), which cannot be read");
    }
    Map<String, JsonRecord> byTag = new HashMap<>();
    Map<Class<?>, String> tags = new HashMap<>();
    for (DataType<?> permitted : type.permitted()) {
      Class<?> raw = permitted.rawClass();
      JsonRecord record = record(permitted, raw.getSimpleName(), path, tag);
      String name = settings.untagged() ? raw.getName() : raw.getSimpleName();
      tags.put(raw, name);
      if (byTag.put(name, record) != null) {
        problems.report(
            "RTC-443",
            "two records of " + type.name() + " are named " + name,
            "rename one of the records");
      }
    }
    return new JsonSealed(type.name(), tag, byTag, tags);
  }

  private JsonValue parts(DataType<?> type, String where, String path) {
    Class<?> raw = type.rawClass();
    if (raw == Optional.class) {
      return optional(type.arguments().get(0), where, path);
    } else if (raw == Map.class) {
      return map(type, where, path);
    } else if (raw.isArray() && raw.getComponentType().isPrimitive()) {
      DataType<?> element = DataType.of(raw.getComponentType());
      return new JsonParts.Arrays(value(element, where, path, null), raw.getComponentType());
    }
    DataType<?> element = type.element().orElse(null);
    if (element == null) {
      problems.report(
          "RTC-442",
          where + " is a " + type.name() + ", which JSON is not made from",
          "map it to a record first");
      return new Unsupported(type.name());
    }
    JsonValue value = value(element, where + "[]", path, null);
    return raw == List.class
        ? new JsonParts.Lists(value)
        : raw == Set.class
            ? new JsonParts.Sets(value)
            : new JsonParts.Arrays(value, raw.getComponentType());
  }

  private JsonValue optional(DataType<?> type, String where, String path) {
    requireOneOptional(type, where);
    return new JsonParts.Optionals(value(type, where, path, null));
  }

  private void requireOneOptional(DataType<?> present, String where) {
    if (present.rawClass() == Optional.class) {
      problems.report(
          "RTC-442",
          where + " is an Optional of an Optional, whose two ways to be empty are one null in JSON",
          "drop one of them");
    }
  }

  private JsonValue map(DataType<?> type, String where, String path) {
    DataType<?> key = type.arguments().get(0);
    Plain plain = PlainValues.of(key, settings.fields().times());
    if (plain == null || key.rawClass() == byte[].class) {
      problems.report(
          "RTC-418",
          "the keys of " + where + ", a " + type.name() + ", can't be names in JSON",
          "map them to strings, numbers or enums first, or the entries to a list of records");
      return new Unsupported(type.name());
    }
    return new JsonParts.Maps(plain, value(type.arguments().get(1), where + "{}", path, null));
  }

  /** Stands for what was reported. */
  private record Unsupported(String name) implements JsonValue {

    @Override
    public Object read(JsonInput in) throws IOException {
      throw in.refused(name + " has no form in JSON");
    }

    @Override
    public void write(Object value, JsonGenerator out) {
      throw new IllegalStateException(name + " has no form in JSON");
    }

    @Override
    public String expected() {
      return name;
    }
  }
}
