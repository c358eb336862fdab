package dev.rtc.testing.upgrade;

import dev.rtc.type.Schema;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Writes schemas as lines of a lock. */
final class SchemaText {

  static final String RECORD = "record ";
  static final String ENUM = "enum ";
  static final String SEALED = "sealed ";
  static final String FOREIGN = "foreign ";
  static final String NULLABLE = "?";

  private static final String INDENT = "  ";

  private SchemaText() {}

  /** Returns the line that says what it is, without its parts. */
  static String head(Schema schema) {
    if (schema instanceof Schema.Plain plain) {
      return plain.name();
    } else if (schema instanceof Schema.Fields fields) {
      return RECORD + fields.record();
    } else if (schema instanceof Schema.Constants constants) {
      return ENUM + constants.type();
    } else if (schema instanceof Schema.Variants variants) {
      return SEALED + variants.type();
    }
    return FOREIGN + ((Schema.Foreign) schema).snapshot();
  }

  /** Names the parts of a type in a way that people read; the names carry no meaning. */
  static List<String> roles(Schema.Plain plain) {
    int parts = plain.parts().size();
    if (parts == 1) {
      return List.of("element");
    }
    return plain.name().toLowerCase(Locale.ROOT).contains("map") && parts == 2
        ? List.of("key", "value")
        : IntStream.range(0, parts).mapToObj(Integer::toString).toList();
  }

  /** Appends a labelled schema with all its parts, a line each. */
  static void append(String indent, String label, Schema schema, StringBuilder text) {
    text.append(indent).append(label).append(": ").append(head(schema)).append('\n');
    parts(indent + INDENT, schema, text);
  }

  private static void parts(String indent, Schema schema, StringBuilder text) {
    if (schema instanceof Schema.Plain plain) {
      List<String> roles = roles(plain);
      for (int i = 0; i < roles.size(); i++) {
        append(indent, roles.get(i), plain.parts().get(i), text);
      }
    } else if (schema instanceof Schema.Fields fields) {
      for (Schema.Field field : fields.fields()) {
        append(indent, field.name() + (field.nullable() ? NULLABLE : ""), field.schema(), text);
      }
    } else if (schema instanceof Schema.Constants constants) {
      constants.names().forEach(name -> text.append(indent).append(name).append('\n'));
    } else if (schema instanceof Schema.Variants variants) {
      variants.variants().forEach(each -> append(indent, each.type(), each.schema(), text));
    } else if (schema instanceof Schema.Foreign foreign) {
      text.append(indent).append(foreign.bytes()).append('\n');
    }
  }
}
