package dev.rtc.format;

import java.io.Serializable;

/**
 * Says which characters separate and quote.
 *
 * @param separator stands between fields
 * @param quote stands around fields, and twice inside one for itself
 * @param nullText what a field without quotes holds if its value is missing
 * @param trimmed whether blanks around fields are no part of them
 * @param spanning whether a quoted field may hold line breaks
 */
record CsvSyntax(char separator, char quote, String nullText, boolean trimmed, boolean spanning)
    implements Serializable {

  static final CsvSyntax RFC_4180 = new CsvSyntax(',', '"', "", false, false);

  private static final String MEANT_OTHERWISE = "\r\n.+-_";

  CsvSyntax separatedBy(char other) {
    return new CsvSyntax(other, quote, nullText, trimmed, spanning);
  }

  CsvSyntax quotedBy(char other) {
    return new CsvSyntax(separator, other, nullText, trimmed, spanning);
  }

  CsvSyntax nullAs(String text) {
    return new CsvSyntax(separator, quote, text, trimmed, spanning);
  }

  CsvSyntax asTrimmed() {
    return new CsvSyntax(separator, quote, nullText, true, spanning);
  }

  CsvSyntax asSpanning() {
    return new CsvSyntax(separator, quote, nullText, trimmed, true);
  }

  boolean canBe() {
    return canStand(separator)
        && canStand(quote)
        && separator != quote
        && !(trimmed && isBlank((byte) separator))
        && nullText.chars().noneMatch(c -> c == separator || c == quote || c == '\n' || c == '\r')
        && (!trimmed || nullText.equals(nullText.strip()));
  }

  private static boolean canStand(char c) {
    return c > 0 && c < 0x80 && !Character.isLetterOrDigit(c) && MEANT_OTHERWISE.indexOf(c) < 0;
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
