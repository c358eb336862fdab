package dev.rtc.format;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Says how JSON is read and written.
 *
 * @param fields how components are found
 * @param numbersFromText whether a string may hold a number
 * @param finite whether {@code NaN} and the infinities are refused
 * @param tag the field that names the record of a sealed interface
 * @param untagged whether records of sealed interfaces are written without a tag
 * @param deepest how deep objects and arrays may nest
 * @param longestText how many characters a string may have
 */
record JsonSettings(
    FieldSettings fields,
    boolean numbersFromText,
    boolean finite,
    @Nullable String tag,
    boolean untagged,
    int deepest,
    int longestText)
    implements Serializable {

  static final JsonSettings STRICT =
      new JsonSettings(FieldSettings.STRICT, false, false, null, false, 100, 20_000_000);

  JsonSettings with(FieldSettings other) {
    return new JsonSettings(other, numbersFromText, finite, tag, untagged, deepest, longestText);
  }

  JsonSettings withNumbersFromText() {
    return new JsonSettings(fields, true, finite, tag, untagged, deepest, longestText);
  }

  JsonSettings asFinite() {
    return new JsonSettings(fields, numbersFromText, true, tag, untagged, deepest, longestText);
  }

  JsonSettings taggedBy(String field) {
    return new JsonSettings(fields, numbersFromText, finite, field, false, deepest, longestText);
  }

  JsonSettings asUntagged() {
    return new JsonSettings(fields, numbersFromText, finite, null, true, deepest, longestText);
  }

  JsonSettings deepestAt(int levels) {
    return new JsonSettings(fields, numbersFromText, finite, tag, untagged, levels, longestText);
  }

  JsonSettings longestTextAt(int characters) {
    return new JsonSettings(fields, numbersFromText, finite, tag, untagged, deepest, characters);
  }
}
