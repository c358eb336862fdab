package dev.rtc.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the end of a group in a line, in time proportional to what it takes: a shape takes as much
 * as fits and never gives any of it back.
 */
@FunctionalInterface
interface LogShape {

  /** Says that a shape does not fit. */
  int NONE = -1;

  /**
   * Finds the end of what begins at {@code from}.
   *
   * @param next the literal text that follows in the pattern, or null if none does
   * @return the index after the last character, or {@link #NONE}
   */
  int end(String line, int from, @Nullable String next);

  /** Returns the value of what was found, of which quotes may be no part. */
  default String value(String line, int from, int to) {
    return line.substring(from, to);
  }

  /** Names the shapes that are built in, as messages list them. */
  List<String> NAMES =
      List.of(
          "word",
          "int",
          "number",
          "token",
          "path",
          "ip",
          "host",
          "quoted",
          "text",
          "rest",
          "time",
          "httptime",
          "space");

  /** Returns a shape that is built in, or null if none is called so. */
  static @Nullable LogShape named(String name) {
    return switch (name) {
      case "word" -> run(c -> Character.isLetterOrDigit(c) || c == '_');
      case "int" -> LogShape::whole;
      case "number" -> LogShape::number;
      case "token", "time" -> run(c -> c > ' ');
      case "path" -> run(c -> c > ' ' && c != '"');
      case "ip" -> LogShape::address;
      case "host" -> run(c -> Character.isLetterOrDigit(c) || ".:-_%".indexOf(c) >= 0);
      case "quoted" -> new Quoted();
      case "text" -> LogShape::upToNext;
      case "rest" -> (line, from, next) -> line.length();
      case "space" -> run(c -> c == ' ' || c == '\t');
      default -> null;
    };
  }

  /** Tells which characters a run is made of. */
  @FunctionalInterface
  interface Member {
    boolean has(char c);
  }

  /** Takes the longest run of at least one such character, but stops where the pattern goes on. */
  private static LogShape run(Member member) {
    return (line, from, next) -> {
      int at = from;
      while (at < line.length()
          && member.has(line.charAt(at))
          && (next == null || at == from || !startsWithMark(next, line, at))) {
        at++;
      }
      return at == from ? NONE : at;
    };
  }

  /** Says whether the literal that follows begins here, and with what is no letter or digit. */
  private static boolean startsWithMark(String next, String line, int at) {
    return next.charAt(0) == line.charAt(at)
        && !Character.isLetterOrDigit(next.charAt(0))
        && line.startsWith(next, at);
  }

  private static int whole(String line, int from, @Nullable String next) {
    int start = from < line.length() && line.charAt(from) == '-' ? from + 1 : from;
    int end = digits(line, start);
    return end == start ? NONE : end;
  }

  private static int number(String line, int from, @Nullable String next) {
    int end = whole(line, from, next);
    if (end != NONE && end < line.length() && line.charAt(end) == '.') {
      int fraction = digits(line, end + 1);
      end = fraction == end + 1 ? end : fraction;
    }
    if (end != NONE && end < line.length() && (line.charAt(end) | 0x20) == 'e') {
      boolean signed = end + 1 < line.length() && "+-".indexOf(line.charAt(end + 1)) >= 0;
      int start = signed ? end + 2 : end + 1;
      int exponent = digits(line, start);
      end = exponent == start ? end : exponent;
    }
    return end;
  }

  private static int digits(String line, int from) {
    int at = from;
    while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static int upToNext(String line, int from, @Nullable String next) {
    return next == null ? line.length() : line.indexOf(next, from);
  }

  private static int address(String line, int from, @Nullable String next) {
    int at = from;
    while (at < line.length() && isOfAddress(line.charAt(at))) {
      at++;
    }
    String found = line.substring(from, at);
    boolean fits = found.indexOf(':') < 0 ? isVersion4(found) : isVersion6(found);
    return fits ? at : NONE;
  }

  private static boolean isOfAddress(char c) {
    return Character.digit(c, 16) >= 0 && c < 0x80 || c == '.' || c == ':';
  }

  private static boolean isVersion4(String address) {
    String[] parts = address.split("\\.", -1);
    for (String part : parts) {
      boolean fits =
          !part.isEmpty()
              && part.length() <= 3
              && digits(part, 0) == part.length()
              && Integer.parseInt(part) <= 255;
      if (!fits) {
        return false;
      }
    }
    return parts.length == 4;
  }

  private static boolean isVersion6(String address) {
    int last = address.lastIndexOf(':') + 1;
    boolean mixed = address.indexOf('.') >= 0;
    if (mixed && !isVersion4(address.substring(last))) {
      return false;
    }
    String[] groups = (mixed ? address.substring(0, last) + "0:0" : address).split(":", -1);
    int empty = 0;
    for (String group : groups) {
      if (group.length() > 4 || group.indexOf('.') >= 0) {
        return false;
      }
      empty += group.isEmpty() ? 1 : 0;
    }
    boolean shortened = address.contains("::");
    return groups.length <= 9 && (shortened ? empty >= 1 : empty == 0 && groups.length == 8);
  }

  /** Takes a text in double quotes; a backslash takes the meaning from a quote or backslash. */
  final class Quoted implements LogShape {

    @Override
    public int end(String line, int from, @Nullable String next) {
      if (from >= line.length() || line.charAt(from) != '"') {
        return NONE;
      }
      for (int at = from + 1; at < line.length(); at++) {
        if (line.charAt(at) == '"') {
          return at + 1;
        } else if (line.charAt(at) == '\\') {
          at++;
        }
      }
      return NONE;
    }

    @Override
    public String value(String line, int from, int to) {
      String inside = line.substring(from + 1, to - 1);
      return inside.indexOf('\\') < 0 ? inside : inside.replaceAll("\\\\([\"\\\\])", "$1");
    }
  }
}
