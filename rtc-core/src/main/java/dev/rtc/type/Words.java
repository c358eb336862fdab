package dev.rtc.type;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.flink.util.Collector;

/**
 * Splits texts into words, by one rule everywhere.
 *
 * <p>A word is a maximal run of code points that {@link Character#isLetterOrDigit(int)} calls a
 * letter or digit, each in lower case by {@link Character#toLowerCase(int)}: no locale takes part,
 * and no other character does either (an apostrophe, an underscore, a combining accent separate).
 * Bytes that aren't well-formed UTF-8 separate words. Which code points are letters follows the
 * Unicode version of the JVM: characters added lately may differ between JVMs.
 *
 * <p>For ASCII this is {@code LC_ALL=C tr -cs 'A-Za-z0-9' '\n' | LC_ALL=C tr A-Z a-z}.
 */
public final class Words {

  private static final byte SEPARATOR = 0;
  private static final byte[] LOWER_CASE = lowerCaseTable();

  private Words() {}

  private static byte[] lowerCaseTable() {
    byte[] table = new byte[1 << Byte.SIZE];
    for (int c = 0; c < 0x80; c++) {
      table[c] = Character.isLetterOrDigit(c) ? (byte) Character.toLowerCase(c) : SEPARATOR;
    }
    return table;
  }

  /**
   * Emits the words of a line in their order, each a text of its own that shares no bytes with the
   * line.
   */
  public static void of(Text line, Collector<Text> out) {
    byte[] bytes = line.lentBytes();
    int end = line.offset() + line.length();
    int at = line.offset();
    while (at < end) {
      int from = at;
      while (at < end && LOWER_CASE[bytes[at] & 0xFF] != SEPARATOR) {
        at++;
      }
      if (at < end && bytes[at] < 0) {
        at = emitUnicode(bytes, from, end, out);
      } else {
        emitAscii(bytes, from, at, out);
        at++;
      }
    }
  }

  private static void emitAscii(byte[] bytes, int from, int to, Collector<Text> out) {
    if (from == to) {
      return;
    }
    byte[] word = new byte[to - from];
    for (int i = 0; i < word.length; i++) {
      word[i] = LOWER_CASE[bytes[from + i]];
    }
    out.collect(Text.adopt(word));
  }

  /** Emits the word that begins at {@code from}, if one does, and returns where to go on. */
  private static int emitUnicode(byte[] bytes, int from, int end, Collector<Text> out) {
    ByteArrayOutputStream word = new ByteArrayOutputStream();
    int at = from;
    int codePoint = Utf8.codePointAt(bytes, at, end);
    while (Character.isLetterOrDigit(codePoint)) {
      append(Character.toLowerCase(codePoint), word);
      at += Utf8.lengthOf(codePoint);
      codePoint = at < end ? Utf8.codePointAt(bytes, at, end) : Utf8.MALFORMED;
    }
    if (word.size() > 0) {
      out.collect(Text.adopt(word.toByteArray()));
    }
    return at + (codePoint == Utf8.MALFORMED ? 1 : Utf8.lengthOf(codePoint));
  }

  private static void append(int codePoint, ByteArrayOutputStream word) {
    if (codePoint < 0x80) {
      word.write(codePoint);
    } else {
      word.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
    }
  }
}
