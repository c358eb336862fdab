package dev.rtc.format.avro;

import dev.rtc.connector.MalformedRecordException;
import dev.rtc.connector.Problems;
import dev.rtc.type.Column;
import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Derives schemas from types, and reports what Avro has no form for. */
final class WrittenTypes {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final AvroSettings settings;
  private final Problems problems;
  private final Map<DataType<?>, Form> named = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  WrittenTypes(AvroSettings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /** Derives the schema of whole records. */
  Form of(DataType<?> type) {
    if (type.columns().isEmpty() && type.permitted().isEmpty()) {
      problems.report(
          "RTC-442",
          "files of Avro and Parquet hold records, but the records are " + type.name(),
          "map each to a record with a component per column");
    }
    return form(type, type.name());
  }

  private Form form(DataType<?> type, String where) {
    Class<?> raw = type.rawClass();
    if (!type.problems().isEmpty()) {
      return unsupported(type);
    }
    Form scalar = WrittenScalars.of(raw, settings);
    if (scalar != null) {
      return scalar;
    } else if (raw.isEnum() || raw.isRecord()) {
      Form known = named.get(type);
      return known != null ? known : remembered(type, where);
    } else if (!type.permitted().isEmpty()) {
      return sealed(type, where);
    } else if (raw == Map.class) {
      return map(type, where);
    }
    return sequence(type, where);
  }

  private Form remembered(DataType<?> type, String where) {
    Form form = type.rawClass().isEnum() ? enumeration(type) : record(type, where);
    named.put(type, form);
    return form;
  }

  private Form enumeration(DataType<?> type) {
    List<String> symbols = new ArrayList<>();
    for (Object constant : type.rawClass().getEnumConstants()) {
      symbols.add(legal(((Enum<?>) constant).name(), type.name()));
    }
    Schema schema = Schema.createEnum(nameOf(type), null, namespaceOf(type), symbols);
    return new Form(schema, value -> new GenericData.EnumSymbol(schema, ((Enum<?>) value).name()));
  }

  private Form record(DataType<?> type, String where) {
    List<Schema.Field> fields = new ArrayList<>();
    List<Form> forms = new ArrayList<>();
    for (Column column : type.columns()) {
      Form form = component(column, where + "." + column.name());
      forms.add(form);
      fields.add(
          new Schema.Field(
              legal(column.name(), where),
              form.schema(),
              null,
              form.schema().isNullable() ? JsonProperties.NULL_VALUE : null));
    }
    Schema schema = Schema.createRecord(nameOf(type), null, namespaceOf(type), false, fields);
    return new Form(schema, value -> datum(value, schema, type, forms));
  }

  private static Object datum(Object value, Schema schema, DataType<?> type, List<Form> forms)
      throws MalformedRecordException {
    GenericData.Record datum = new GenericData.Record(schema);
    for (int i = 0; i < forms.size(); i++) {
      Column column = type.columns().get(i);
      Object found = column.read(value);
      Object present = found instanceof Optional<?> optional ? optional.orElse(null) : found;
      if (present != null) {
        datum.put(i, within(column.name(), forms.get(i), present));
      } else if (!forms.get(i).schema().isNullable()) {
        throw new MalformedRecordException(
            column.name() + ": null, which only an Optional or @Nullable component may be");
      }
    }
    return datum;
  }

  private static Object within(String component, Form form, Object value)
      throws MalformedRecordException {
    try {
      return form.datum(value);
    } catch (MalformedRecordException e) {
      throw new MalformedRecordException(component + ": " + e.getMessage(), e.getCause());
    }
  }

  private Form component(Column column, String where) {
    boolean optional = column.type().rawClass() == Optional.class;
    DataType<?> present = optional ? column.type().arguments().get(0) : column.type();
    Form form = form(present, where);
    return optional || column.declaredNullable() ? nullable(form, where) : form;
  }

  /** Returns a union with null, in which null comes first, as it is the default. */
  private Form nullable(Form form, String where) {
    List<Schema> branches = new ArrayList<>(List.of(Schema.create(Schema.Type.NULL)));
    if (form.schema().isNullable()) {
      problems.report(
          "RTC-442",
          where + " is an Optional of an Optional, whose two ways to be empty are one null",
          "drop one of them");
      return form;
    }
    branches.addAll(form.schema().isUnion() ? form.schema().getTypes() : List.of(form.schema()));
    return new Form(Schema.createUnion(branches), form.writing());
  }

  private Form sealed(DataType<?> type, String where) {
    Map<Class<?>, Form> forms = new LinkedHashMap<>();
    for (DataType<?> permitted : type.permitted()) {
      forms.put(permitted.rawClass(), form(permitted, where + "(" + permitted.name() + ")"));
    }
    List<Schema> branches = forms.values().stream().map(Form::schema).toList();
    return new Form(
        Schema.createUnion(branches),
        value -> Objects.requireNonNull(forms.get(value.getClass())).datum(value));
  }

  private Form map(DataType<?> type, String where) {
    DataType<?> key = type.arguments().get(0);
    Form value = element(type.arguments().get(1), where + "{}");
    if (key.rawClass() != String.class && key.rawClass() != Text.class) {
      return entries(form(key, where + "{}"), value, where);
    }
    Form keys = form(key, where);
    return new Form(
        Schema.createMap(value.schema()),
        map -> {
          Map<Object, @Nullable Object> data = new LinkedHashMap<>();
          for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
            data.put((Utf8) keys.datum(entry.getKey()), value.datum(entry.getValue()));
          }
          return data;
        });
  }

  /** Writes a map whose keys are no text as an array of its entries. */
  private Form entries(Form key, Form value, String where) {
    Schema entry =
        Schema.createRecord(
            unique(where.replaceAll("[^A-Za-z0-9]+", "_") + "_entry"),
            null,
            null,
            false,
            List.of(
                new Schema.Field("key", key.schema()), new Schema.Field("value", value.schema())));
    return new Form(
        Schema.createArray(entry),
        map -> {
          List<Object> data = new ArrayList<>();
          for (Map.Entry<?, ?> each : ((Map<?, ?>) map).entrySet()) {
            GenericData.Record datum = new GenericData.Record(entry);
            datum.put(0, key.datum(each.getKey()));
            datum.put(1, value.datum(each.getValue()));
            data.add(datum);
          }
          return data;
        });
  }

  private Form sequence(DataType<?> type, String where) {
    Class<?> raw = type.rawClass();
    DataType<?> of =
        raw.isArray() && raw.getComponentType().isPrimitive()
            ? DataType.of(raw.getComponentType())
            : type.element().orElse(null);
    if (of == null) {
      problems.report(
          "RTC-442",
          where + " is a " + type.name() + ", which Avro has no form for",
          "map it to a record first");
      return unsupported(type);
    }
    Form element = element(of, where + "[]");
    Schema schema = Schema.createArray(element.schema());
    return new Form(schema, value -> data(value, element));
  }

  private static Object data(Object value, Form element) throws MalformedRecordException {
    List<@Nullable Object> data = new ArrayList<>();
    if (value instanceof Collection<?> collection) {
      for (Object each : collection) {
        data.add(element.datum(each));
      }
    } else {
      for (int i = 0; i < Array.getLength(value); i++) {
        data.add(element.datum(Array.get(value, i)));
      }
    }
    return data;
  }

  /** Describes what may be an Optional inside a collection. */
  private Form element(DataType<?> type, String where) {
    if (type.rawClass() != Optional.class) {
      return form(type, where);
    }
    problems.report(
        "RTC-442",
        where + " is an Optional inside a collection, for which Avro's null leaves no value",
        "leave empty ones out, or wrap each into a record");
    return unsupported(type);
  }

  private String nameOf(DataType<?> type) {
    return unique(simpleName(type));
  }

  /** Returns the name of a record in a schema, with its arguments: {@code Keyed_Text_Long}. */
  static String simpleName(DataType<?> type) {
    return type.name().replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("_+$", "");
  }

  private String unique(String name) {
    String unique = name;
    for (int i = 2; !names.add(unique); i++) {
      unique = name + i;
    }
    return unique;
  }

  private static @Nullable String namespaceOf(DataType<?> type) {
    String name = type.rawClass().getPackageName();
    return name.isEmpty() ? null : name;
  }

  private String legal(String name, String where) {
    if (NAME.matcher(name).matches()) {
      return name;
    }
    problems.report(
        "RTC-443",
        "the name " + name + " in " + where + ", which Avro does not admit",
        "make it from ASCII letters, digits and underscores");
    return "illegal";
  }

  private static Form unsupported(DataType<?> type) {
    return new Form(
        Schema.create(Schema.Type.NULL),
        value -> {
          throw new IllegalStateException(type.name() + " has no form in Avro");
        });
  }
}
