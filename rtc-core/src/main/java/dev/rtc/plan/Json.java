package dev.rtc.plan;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes maps, lists, strings, whole numbers and booleans as indented JSON (RFC 8259): too little
 * to bring a library along for, which every user would then have on the class path.
 */
final class Json {

  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();

  private Json() {}

  static String of(Object value) {
    Json json = new Json();
    json.value(value, "");
    return json.text.append('\n').toString();
  }

  private void value(Object value, String indent) {
    if (value instanceof Map<?, ?> object) {
      object(object, indent);
    } else if (value instanceof List<?> array) {
      array(array, indent);
    } else if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
      text.append(value);
    } else {
      string(value.toString());
    }
  }

  private void object(Map<?, ?> members, String indent) {
    text.append('{');
    Iterator<? extends Map.Entry<?, ?>> rest = members.entrySet().iterator();
    while (rest.hasNext()) {
      Map.Entry<?, ?> member = rest.next();
      text.append('\n').append(indent).append(INDENT);
      string(member.getKey().toString());
      text.append(": ");
      value(member.getValue(), indent + INDENT);
      text.append(rest.hasNext() ? "," : "\n" + indent);
    }
    text.append('}');
  }

  private void array(List<?> elements, String indent) {
    text.append('[');
    Iterator<?> rest = elements.iterator();
    while (rest.hasNext()) {
      text.append('\n').append(indent).append(INDENT);
      value(rest.next(), indent + INDENT);
      text.append(rest.hasNext() ? "," : "\n" + indent);
    }
    text.append(']');
  }

  private void string(String value) {
    text.append('"');
    value.chars().forEach(unit -> character((char) unit));
    text.append('"');
  }

  /** Escapes what must be, and lone halves of surrogate pairs, which no encoding can carry. */
  private void character(char unit) {
    switch (unit) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        if (unit < ' ' || unit == '\u007f' || Character.isSurrogate(unit)) {
          text.append("\\u%04x".formatted((int) unit));
        } else {
          text.append(unit);
        }
      }
    }
  }
}
