package dev.rtc.connector.file;

import dev.rtc.connector.Problems;
import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Writes text as it is.
 *
 * @param header whether a header was asked for, which text hasn't
 */
record TextEncoding(boolean header) implements Encoding {

  TextEncoding() {
    this(false);
  }

  @Override
  public String name() {
    return "text";
  }

  @Override
  public String suffix() {
    return ".txt";
  }

  @Override
  public Encoding withHeader() {
    return new TextEncoding(true);
  }

  @Override
  public void validate(DataType<?> type, Problems problems) {
    reportHeader(header, problems);
    Class<?> raw = type.rawClass();
    if (raw != Text.class && raw != String.class) {
      problems.report(
          "RTC-411",
          "FileIO.text writes Text or String, but the records are " + type.name(),
          "map each record to its line first, or write FileIO.csv or FileIO.json");
    }
  }

  @Override
  public <T> LineEncoder<T> encoder(DataType<? extends T> type) {
    return TextEncoding::encode;
  }

  private static void encode(Object line, DataOutputSerializer target) throws IOException {
    if (line instanceof Text text) {
      text.writeTo(target);
    } else {
      target.write(line.toString().getBytes(StandardCharsets.UTF_8));
    }
    target.writeByte('\n');
  }
}
