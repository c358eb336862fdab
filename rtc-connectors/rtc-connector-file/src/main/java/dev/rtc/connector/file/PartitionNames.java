package dev.rtc.connector.file;

import dev.rtc.connector.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes whatever a record says as names of directories, each below the one before, on any file
 * system: letters and digits of ASCII and {@code - . _ = + , @ ~} stay; every other byte of UTF-8
 * becomes {@code %} and two hex digits, as do a leading {@code .} or {@code _}, which readers take
 * for hidden, and a trailing {@code .}. So different names stay different, and percent-decoding
 * gives them back. An empty name is a lone {@code %}, a missing value {@code %null}. A name of more
 * than 200 bytes is cut and ends with {@code %~} and its SHA-256, as does a path of more than 1,000
 * as a whole.
 */
final class PartitionNames {

  private static final String PLAIN = "-._=+,@~";
  private static final String EMPTY = "%";
  private static final String MISSING = "%null";
  private static final String CUT = "%~";
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_PATH = 1_000;
  private static final int KEPT = 100;

  private PartitionNames() {}

  /** Writes a path; {@code /} separates its names. */
  static String path(@Nullable String path) throws MalformedRecordException {
    if (path == null) {
      throw new MalformedRecordException(
          "The function of partitionedBy returned null; return a path such as day=2026-01-02");
    }
    List<String> names = new ArrayList<>();
    for (String name : path.split("/", -1)) {
      names.add(shortened(encoded(name)));
    }
    return joined(names);
  }

  /** Writes one level; {@code /} in the value separates nothing. */
  static String level(String name, @Nullable String value) {
    String left = encoded(name).replace("=", "%3D") + "=";
    return shortened(left + (value == null ? MISSING : value.isEmpty() ? "" : tail(value)));
  }

  /** Encodes what doesn't stand at the beginning of a name. */
  private static String tail(String value) {
    return encoded("x" + value).substring(1);
  }

  static String joined(List<String> names) {
    String path = String.join("/", names);
    return path.length() <= LONGEST_PATH ? path : CUT + digest(path);
  }

  private static String encoded(String name) {
    if (name.isEmpty()) {
      return EMPTY;
    }
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < name.length(); ) {
      int character = name.codePointAt(i);
      int next = i + Character.charCount(character);
      boolean edge = i == 0 ? isEdge(character) : character == '.' && next == name.length();
      if (isPlain(character) && !edge) {
        safe.append((char) character);
      } else {
        appendEscaped(character, safe);
      }
      i = next;
    }
    return safe.toString();
  }

  private static boolean isEdge(int character) {
    return character == '.' || character == '_';
  }

  private static boolean isPlain(int character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || PLAIN.indexOf(character) >= 0;
  }

  /** Escapes the bytes of UTF-8; of half a surrogate pair, those it would have. */
  private static void appendEscaped(int character, StringBuilder target) {
    byte[] bytes =
        character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE
            ? new byte[] {
              (byte) (0xE0 | character >> 12),
              (byte) (0x80 | character >> 6 & 0x3F),
              (byte) (0x80 | character & 0x3F)
            }
            : Character.toString(character).getBytes(StandardCharsets.UTF_8);
    for (byte b : bytes) {
      target.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
    }
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : cut(name) + CUT + digest(name);
  }

  /** Cuts between escapes. */
  private static String cut(String name) {
    int escape = name.lastIndexOf('%', KEPT - 1);
    return name.substring(0, escape > KEPT - 3 ? escape : KEPT);
  }

  private static String digest(String name) {
    try {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
