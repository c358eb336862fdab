package dev.rtc.testing.upgrade;

import dev.rtc.type.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;

/**
 * Compares schemas by the rules of the snapshots they were read from, without the classes they were
 * written with.
 */
final class SchemaComparison {

  private static final String DECIDE = "keep the type, or give the step another id and start anew";

  private final ClassLoader classes;
  private final List<Finding> findings = new ArrayList<>();

  private SchemaComparison(ClassLoader classes) {
    this.classes = classes;
  }

  /** Returns what differs; nothing if the bytes are read as they are without a difference. */
  static List<Finding> compare(String where, Schema was, Schema is, ClassLoader classes) {
    SchemaComparison comparison = new SchemaComparison(classes);
    comparison.compare(where, was, is);
    return comparison.findings;
  }

  private void compare(String where, Schema was, Schema is) {
    if (was instanceof Schema.Plain old && is instanceof Schema.Plain now) {
      plain(where, old, now);
    } else if (was instanceof Schema.Fields old && is instanceof Schema.Fields now) {
      fields(where, old, now);
    } else if (was instanceof Schema.Constants old && is instanceof Schema.Constants now) {
      constants(where, old, now);
    } else if (was instanceof Schema.Variants old && is instanceof Schema.Variants now) {
      variants(where, old, now);
    } else if (was instanceof Schema.Foreign old && is instanceof Schema.Foreign now) {
      foreign(where, old, now);
    } else {
      retyped(where, was, is);
    }
  }

  private void retyped(String where, Schema was, Schema is) {
    findings.add(Finding.breaks(where, SchemaText.head(was), SchemaText.head(is), DECIDE));
  }

  private void plain(String where, Schema.Plain was, Schema.Plain is) {
    if (!was.name().equals(is.name()) || was.parts().size() != is.parts().size()) {
      retyped(where, was, is);
      return;
    }
    List<String> roles = SchemaText.roles(is);
    for (int i = 0; i < roles.size(); i++) {
      compare(
          where + " > " + is.name() + " " + roles.get(i), was.parts().get(i), is.parts().get(i));
    }
  }

  private boolean renamed(String where, String kind, String was, String is) {
    if (was.equals(is)) {
      return false;
    }
    findings.add(
        Finding.breaks(
            where,
            kind + " " + was,
            kind + " " + is,
            "state is found by the name of the class: keep it, or " + DECIDE));
    return true;
  }

  private void fields(String where, Schema.Fields was, Schema.Fields is) {
    if (renamed(where, "record", was.record(), is.record())) {
      return;
    }
    String record = where + " > " + simpleName(is.record());
    for (Schema.Field now : is.fields()) {
      Optional<Schema.Field> old = find(was, now.name());
      if (old.isPresent()) {
        field(record + "." + now.name(), old.get(), now);
      } else {
        added(record + "." + now.name(), now);
      }
    }
    was.fields().stream()
        .filter(old -> find(is, old.name()).isEmpty())
        .forEach(old -> removed(record + "." + old.name(), old));
    if (isReordered(names(was), names(is))) {
      findings.add(
          Finding.migrates(record, names(was).toString(), names(is).toString(), "read by name"));
    }
  }

  private static String simpleName(String type) {
    return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
  }

  private static Optional<Schema.Field> find(Schema.Fields in, String name) {
    return in.fields().stream().filter(field -> field.name().equals(name)).findFirst();
  }

  private static List<String> names(Schema.Fields of) {
    return of.fields().stream().map(Schema.Field::name).toList();
  }

  private static boolean isReordered(List<String> was, List<String> is) {
    List<String> kept = was.stream().filter(is::contains).toList();
    return !kept.equals(is.stream().filter(was::contains).toList());
  }

  private void field(String where, Schema.Field was, Schema.Field is) {
    if (was.nullable() && !is.nullable()) {
      findings.add(
          Finding.breaks(
              where,
              SchemaText.head(was.schema()) + " or null",
              SchemaText.head(is.schema()),
              "nulls that were written have no place: keep the box"));
    } else if (!was.nullable() && is.nullable()) {
      findings.add(
          Finding.migrates(
              where,
              SchemaText.head(was.schema()),
              SchemaText.head(is.schema()) + " or null",
              "all values are kept"));
    }
    compare(where, was.schema(), is.schema());
  }

  private void added(String where, Schema.Field field) {
    boolean optional =
        field.schema() instanceof Schema.Plain plain && plain.name().equals("optional");
    findings.add(
        optional
            ? Finding.migrates(where, "absent", "an Optional", "it is empty in old state")
            : Finding.breaks(
                where,
                "absent",
                SchemaText.head(field.schema()),
                "old state has no value for it: declare it Optional, which has a default"));
  }

  private void removed(String where, Schema.Field field) {
    findings.add(
        Finding.migrates(
            where, SchemaText.head(field.schema()), "absent", "its values are dropped"));
  }

  private void constants(String where, Schema.Constants was, Schema.Constants is) {
    if (renamed(where, "enum", was.type(), is.type())) {
      return;
    }
    for (String gone : was.names()) {
      if (!is.names().contains(gone)) {
        findings.add(
            Finding.breaks(
                where, "constant " + gone, "absent", "old state may hold it: keep the constant"));
      }
    }
    if (is.names().containsAll(was.names()) && !is.names().equals(was.names())) {
      findings.add(
          Finding.safe(
              where, was.names().toString(), is.names().toString(), "constants are read by name"));
    }
  }

  private void variants(String where, Schema.Variants was, Schema.Variants is) {
    if (renamed(where, "sealed", was.type(), is.type())) {
      return;
    }
    for (Schema.Variant old : was.variants()) {
      Optional<Schema.Variant> now = find(is, old.type());
      if (now.isPresent()) {
        compare(where, old.schema(), now.get().schema());
      } else {
        findings.add(
            Finding.breaks(
                where, "case " + old.type(), "absent", "old state may hold it: keep the record"));
      }
    }
    is.variants().stream()
        .filter(now -> find(was, now.type()).isEmpty())
        .forEach(
            now ->
                findings.add(
                    Finding.safe(where, "absent", "case " + now.type(), "old state holds none")));
  }

  private static Optional<Schema.Variant> find(Schema.Variants in, String type) {
    return in.variants().stream().filter(variant -> variant.type().equals(type)).findFirst();
  }

  private void foreign(String where, Schema.Foreign was, Schema.Foreign is) {
    if (was.bytes().equals(is.bytes())) {
      return;
    }
    try {
      ask(where, was, is);
    } catch (IOException | RuntimeException | LinkageError e) {
      findings.add(
          Finding.breaks(
              where,
              was.snapshot(),
              is.snapshot(),
              "what the old one wrote cannot be read any more: " + e));
    }
  }

  /** Lets the serializer that is not rtc's judge itself. */
  private void ask(String where, Schema.Foreign was, Schema.Foreign is) throws IOException {
    TypeSerializerSchemaCompatibility<?> answer = resolve(read(was), read(is));
    if (answer.isIncompatible()) {
      findings.add(Finding.breaks(where, was.snapshot(), is.snapshot(), "it says so itself"));
    } else if (answer.isCompatibleAfterMigration()) {
      findings.add(Finding.migrates(where, was.snapshot(), is.snapshot(), "it says so itself"));
    } else {
      findings.add(Finding.safe(where, was.snapshot(), is.snapshot(), "it says so itself"));
    }
  }

  @SuppressWarnings("unchecked") // a snapshot refuses one of another type itself
  private static <T> TypeSerializerSchemaCompatibility<T> resolve(
      TypeSerializerSnapshot<?> was, TypeSerializerSnapshot<T> is) {
    return is.resolveSchemaCompatibility((TypeSerializerSnapshot<T>) was);
  }

  private TypeSerializerSnapshot<?> read(Schema.Foreign schema) throws IOException {
    return TypeSerializerSnapshot.readVersionedSnapshot(
        new DataInputDeserializer(Base64.getDecoder().decode(schema.bytes())), classes);
  }
}
