package dev.rtc.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.rtc.connector.MalformedRecordException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Holds the record that is being read and words what is wrong with it. */
final class JsonInput {

  private final JsonParser parser;
  private final JsonFactory factory;
  private final String record;
  private final byte[] bytes;
  private final int offset;
  private final int length;

  /**
   * Creates the input.
   *
   * @param parser stands before the first token of the record
   * @param factory makes further parsers of the same bytes, to look ahead
   * @param record the name of the record's type
   */
  JsonInput(
      JsonParser parser, JsonFactory factory, String record, byte[] bytes, int offset, int length) {
    this.parser = parser;
    this.factory = factory;
    this.record = record;
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  JsonParser parser() {
    return parser;
  }

  /** Returns the token at which the parser stands; past the last one, null. */
  @Nullable JsonToken token() {
    return parser.currentToken();
  }

  String text() throws IOException {
    return parser.getText();
  }

  /** Says that something else belongs where the parser stands. */
  MalformedRecordException unfit(String expected) throws IOException {
    return Shown.unreadable(place(), found(), expected);
  }

  /** Says what is wrong where the parser stands. */
  MalformedRecordException refused(String reason) {
    return new MalformedRecordException("Cannot read " + place() + ": " + reason);
  }

  String place() {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    return pointer.isEmpty() ? record : record + " at " + pointer;
  }

  private String found() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return "the end";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> Shown.quoted(parser.getText());
      default -> {
        String text = parser.getText();
        yield text.length() > 60 ? text.substring(0, 60) + "..." : text;
      }
    };
  }

  /** Creates a parser that begins at the value at which this one stands. */
  JsonParser lookAhead() throws IOException {
    int begin = (int) parser.currentTokenLocation().getByteOffset();
    return factory.createParser(bytes, offset + begin, length - begin);
  }
}
