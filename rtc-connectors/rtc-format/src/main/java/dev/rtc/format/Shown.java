package dev.rtc.format;

import dev.rtc.connector.MalformedRecordException;

/** Words what was found in messages: short, on one line, without control characters. */
final class Shown {

  private static final int LONGEST = 60;

  private Shown() {}

  static String quoted(CharSequence found) {
    String text = found.toString();
    String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    return "\"" + cut.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?") + "\"";
  }

  static MalformedRecordException unreadable(String what, String found, String expected) {
    return new MalformedRecordException(
        "Cannot read " + what + ": found " + found + ", where " + expected + " belongs");
  }

  static MalformedRecordException unwritable(String what, MalformedRecordException reason) {
    return new MalformedRecordException(
        "Cannot write " + what + ": it is " + reason.getMessage(), reason.getCause());
  }

  static MalformedRecordException notUtf8(String what, int at) {
    return new MalformedRecordException("Cannot read " + what + ": byte " + at + " is not UTF-8");
  }
}
