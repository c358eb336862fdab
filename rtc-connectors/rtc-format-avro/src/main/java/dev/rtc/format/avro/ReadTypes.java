package dev.rtc.format.avro;

import dev.rtc.connector.MalformedRecordException;
import dev.rtc.type.Column;
import dev.rtc.type.DataType;
import dev.rtc.type.RecordMaker;
import java.lang.reflect.Array;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Binds types to the schema that a file or message was written with: fields by name, numbers that
 * surely fit, times by the unit they were counted in.
 */
final class ReadTypes {

  private ReadTypes() {}

  /**
   * Binds a type.
   *
   * @param where how messages name the place
   * @throws MalformedRecordException if the schema holds something else
   */
  static Meaning of(DataType<?> type, Schema schema, String where) throws MalformedRecordException {
    Schema present = withoutNull(schema);
    Class<?> raw = type.rawClass();
    Meaning meaning =
        raw.isEnum()
            ? enumeration(type, present)
            : raw.isRecord()
                ? record(type, present, where)
                : !type.permitted().isEmpty()
                    ? sealed(type, present, where)
                    : raw == Map.class
                        ? map(type, present, where)
                        : present.getType() == Schema.Type.ARRAY
                            ? sequence(type, present, where)
                            : ReadScalars.of(raw, present);
    if (meaning == null) {
      throw new MalformedRecordException(
          "Cannot read " + where + ", a " + type.name() + ": the schema has " + shown(present));
    }
    return meaning;
  }

  private static String shown(Schema schema) {
    String logical =
        schema.getLogicalType() == null ? "" : " (" + schema.getLogicalType().getName() + ")";
    return schema.getType().getName() + logical;
  }

  private static Schema withoutNull(Schema schema) {
    if (!schema.isUnion()) {
      return schema;
    }
    List<Schema> others =
        schema.getTypes().stream().filter(each -> each.getType() != Schema.Type.NULL).toList();
    return others.size() == 1 ? others.get(0) : Schema.createUnion(others);
  }

  private static @Nullable Meaning enumeration(DataType<?> type, Schema schema) {
    if (schema.getType() != Schema.Type.ENUM && schema.getType() != Schema.Type.STRING) {
      return null;
    }
    Map<String, Object> byName = new HashMap<>();
    for (Object constant : type.rawClass().getEnumConstants()) {
      byName.put(((Enum<?>) constant).name(), constant);
    }
    return datum -> {
      Object constant = byName.get(datum.toString());
      if (constant == null) {
        throw ReadScalars.unfit(datum, "a " + type.name());
      }
      return constant;
    };
  }

  private static @Nullable Meaning record(DataType<?> type, Schema schema, String where)
      throws MalformedRecordException {
    if (schema.getType() != Schema.Type.RECORD) {
      return null;
    }
    List<ReadComponent> components = new ArrayList<>();
    for (Column column : type.columns()) {
      components.add(ReadComponent.of(column, schema, where + "." + column.name()));
    }
    RecordMaker<?> maker = RecordMaker.of(type);
    return datum -> made(maker, (IndexedRecord) datum, components, where);
  }

  private static Object made(
      RecordMaker<?> maker, IndexedRecord datum, List<ReadComponent> components, String where)
      throws MalformedRecordException {
    @Nullable Object[] values = new @Nullable Object[components.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = components.get(i).value(datum);
    }
    try {
      return maker.make(values);
    } catch (RuntimeException refusal) {
      throw new MalformedRecordException(
          "Cannot read " + where + ": its constructor refuses what was found: " + refusal, refusal);
    }
  }

  private static @Nullable Meaning sealed(DataType<?> type, Schema schema, String where)
      throws MalformedRecordException {
    Map<String, Meaning> byName = new HashMap<>();
    List<Schema> branches = schema.isUnion() ? schema.getTypes() : List.of(schema);
    for (Schema branch : branches) {
      for (DataType<?> permitted : type.permitted()) {
        if (branch.getType() == Schema.Type.RECORD
            && branch.getName().equals(WrittenTypes.simpleName(permitted))) {
          byName.put(branch.getFullName(), of(permitted, branch, where));
        }
      }
    }
    return byName.isEmpty() ? null : datum -> chosen(datum, byName, type);
  }

  private static Object chosen(Object datum, Map<String, Meaning> byName, DataType<?> type)
      throws MalformedRecordException {
    String name =
        datum instanceof IndexedRecord record
            ? record.getSchema().getFullName()
            : datum.getClass().getSimpleName();
    Meaning meaning = byName.get(name);
    if (meaning == null) {
      throw new MalformedRecordException(
          "found a " + name + ", where a " + type.name() + " belongs");
    }
    return meaning.value(datum);
  }

  private static @Nullable Meaning map(DataType<?> type, Schema schema, String where)
      throws MalformedRecordException {
    DataType<?> key = type.arguments().get(0);
    DataType<?> value = type.arguments().get(1);
    if (schema.getType() == Schema.Type.MAP) {
      Meaning keys = of(key, Schema.create(Schema.Type.STRING), where + "{}");
      Meaning values = of(value, schema.getValueType(), where + "{}");
      return datum -> entries(((Map<?, ?>) datum).entrySet(), keys, values);
    }
    boolean hasEntries =
        schema.getType() == Schema.Type.ARRAY
            && schema.getElementType().getType() == Schema.Type.RECORD
            && schema.getElementType().getField("key") != null
            && schema.getElementType().getField("value") != null;
    return hasEntries ? listedEntries(key, value, schema.getElementType(), where) : null;
  }

  private static Meaning listedEntries(
      DataType<?> key, DataType<?> value, Schema entry, String where)
      throws MalformedRecordException {
    Schema.Field keyField = entry.getField("key");
    Schema.Field valueField = entry.getField("value");
    Meaning keys = of(key, keyField.schema(), where + "{}");
    Meaning values = of(value, valueField.schema(), where + "{}");
    return datum -> {
      List<Map.Entry<?, ?>> entries = new ArrayList<>();
      for (Object each : (Collection<?>) datum) {
        IndexedRecord record = (IndexedRecord) each;
        entries.add(new SimpleEntry<>(record.get(keyField.pos()), record.get(valueField.pos())));
      }
      return entries(entries, keys, values);
    };
  }

  private static Object entries(
      Collection<? extends Map.Entry<?, ?>> data, Meaning keys, Meaning values)
      throws MalformedRecordException {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : data) {
      Object key = keys.value(present(entry.getKey()));
      if (map.put(key, values.value(present(entry.getValue()))) != null) {
        throw new MalformedRecordException("found the key " + key + " twice");
      }
    }
    return Collections.unmodifiableMap(map);
  }

  static Object present(@Nullable Object datum) throws MalformedRecordException {
    if (datum == null) {
      throw new MalformedRecordException("found null, where a value belongs");
    }
    return datum;
  }

  private static @Nullable Meaning sequence(DataType<?> type, Schema schema, String where)
      throws MalformedRecordException {
    Class<?> raw = type.rawClass();
    boolean primitives = raw.isArray() && raw.getComponentType().isPrimitive();
    DataType<?> element =
        primitives ? DataType.of(raw.getComponentType()) : type.element().orElse(null);
    if (element == null || element.rawClass() == Optional.class) {
      return null;
    }
    Meaning elements = of(element, schema.getElementType(), where + "[]");
    return datum -> collected(values((Collection<?>) datum, elements), raw);
  }

  private static List<Object> values(Collection<?> data, Meaning elements)
      throws MalformedRecordException {
    List<Object> values = new ArrayList<>(data.size());
    for (Object each : data) {
      values.add(elements.value(present(each)));
    }
    return values;
  }

  private static Object collected(List<Object> values, Class<?> raw)
      throws MalformedRecordException {
    if (raw == List.class) {
      return Collections.unmodifiableList(values);
    } else if (raw == Set.class) {
      Set<Object> set = new LinkedHashSet<>(values);
      if (set.size() < values.size()) {
        throw new MalformedRecordException("found an element of a set twice");
      }
      return Collections.unmodifiableSet(set);
    }
    Object array = Array.newInstance(raw.getComponentType(), values.size());
    for (int i = 0; i < values.size(); i++) {
      Array.set(array, i, values.get(i));
    }
    return array;
  }
}
