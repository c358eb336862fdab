package dev.rtc.connector.file;

import dev.rtc.connector.Problems;
import dev.rtc.type.DataType;

/**
 * Writes each record as one line of JSON.
 *
 * @param header whether a header was asked for, which JSON hasn't
 */
record JsonEncoding(boolean header) implements Encoding {

  JsonEncoding() {
    this(false);
  }

  @Override
  public String name() {
    return "json";
  }

  @Override
  public Encoding withHeader() {
    return new JsonEncoding(true);
  }

  @Override
  public void validate(DataType<?> type, Problems problems) {
    reportHeader(header, problems);
  }

  @Override
  public <T> LineEncoder<T> encoder(DataType<? extends T> type) {
    return new JsonLines<>();
  }
}
