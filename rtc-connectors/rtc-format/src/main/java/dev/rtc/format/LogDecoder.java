package dev.rtc.format;

import dev.rtc.connector.Format;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.type.RecordMaker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lines part by part, from left to right and never back. */
final class LogDecoder<T> implements Format.Decoder<T> {

  private final String record;
  private final LogStep[] steps;
  private final List<Field> fields;
  private final RecordMaker<T> maker;

  LogDecoder(String record, List<LogStep> steps, List<Field> fields, RecordMaker<T> maker) {
    this.record = record;
    this.steps = steps.toArray(LogStep[]::new);
    this.fields = fields;
    this.maker = maker;
  }

  @Override
  public T decode(byte[] bytes, int offset, int length) throws MalformedRecordException {
    int malformed = Utf8.firstMalformed(bytes, offset, offset + length);
    if (malformed >= 0) {
      throw Shown.notUtf8("the line", malformed - offset);
    }
    String line = new String(bytes, offset, length, StandardCharsets.UTF_8);
    @Nullable Object[] values = new @Nullable Object[fields.size()];
    int at = 0;
    for (LogStep step : steps) {
      try {
        at = step.read(line, at, values);
      } catch (Unfit e) {
        throw unfit(line, at, e.expected());
      }
    }
    if (at < line.length()) {
      throw unfit(line, at, "the end of the line");
    }
    return Made.record(maker, completed(values), record);
  }

  private @Nullable Object[] completed(@Nullable Object[] values) throws MalformedRecordException {
    for (int i = 0; i < values.length; i++) {
      Field field = fields.get(i);
      if (values[i] != null) {
        values[i] = field.present(values[i]);
      } else if (field.mayBeMissing()) {
        values[i] = field.missing();
      } else {
        throw new MalformedRecordException(
            "Cannot read " + record + ": nothing was found for " + field.name());
      }
    }
    return values;
  }

  private MalformedRecordException unfit(String line, int at, String expected) {
    String found = at < line.length() ? Shown.quoted(line.substring(at)) : "the end";
    return Shown.unreadable(record + " at character " + at, found, expected);
  }
}
