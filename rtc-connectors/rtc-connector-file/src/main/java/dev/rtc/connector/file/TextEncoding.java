package dev.rtc.connector.file;

import dev.rtc.connector.Problems;
import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Writes text as it is, unless it would become several lines.
 *
 * @param header whether a header was asked for, which text hasn't
 */
record TextEncoding(boolean header) implements Encoding {

  private static final int LONGEST_SHOWN = 100;

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
    int start = target.length();
    if (line instanceof Text text) {
      text.writeTo(target);
    } else {
      target.write(line.toString().getBytes(StandardCharsets.UTF_8));
    }
    if (Newline.first(target.getSharedBuffer(), start, target.length()) >= 0) {
      throw new IOException(
          "Cannot write the record \""
              + shortened(line)
              + "\" as a line, because it holds a line break; replace that first, or write"
              + " FileIO.csv or FileIO.json");
    }
    target.writeByte('\n');
  }

  private static String shortened(Object line) {
    String shown = line.toString();
    return (shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN) + "...")
        .replace("\n", "\\n");
  }
}
