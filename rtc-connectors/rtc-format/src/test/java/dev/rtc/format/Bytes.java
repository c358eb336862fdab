package dev.rtc.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rtc.connector.Format;
import dev.rtc.connector.MalformedRecordException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;

/** Reads and writes with formats that were shipped as a job ships them. */
final class Bytes {

  private Bytes() {}

  static <T> Format<T> shipped(Format<T> format) throws IOException {
    try {
      return InstantiationUtil.clone(format);
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }

  static <T> T read(Format<T> format, String text) throws IOException {
    return read(format, text.getBytes(UTF_8));
  }

  /** Reads from the middle of a larger array. */
  static <T> T read(Format<T> format, byte[] bytes) throws IOException {
    byte[] within = new byte[bytes.length + 7];
    System.arraycopy(bytes, 0, within, 3, bytes.length);
    return shipped(format).decoder(Optional.empty()).decode(within, 3, bytes.length);
  }

  /** Reads a file of a header and one line. */
  static <T> T read(Format<T> format, String header, String line) throws IOException {
    byte[] bytes = line.getBytes(UTF_8);
    return format.decoder(Optional.of(header.getBytes(UTF_8))).decode(bytes, 0, bytes.length);
  }

  static <T> String write(Format<T> format, T record) throws IOException {
    Format.Encoder<T> encoder = shipped(format).encoder();
    DataOutputSerializer target = new DataOutputSerializer(1);
    target.writeByte('|');
    encoder.encode(record, target);
    byte[] appended = target.getCopyOfBuffer();
    byte[] alone = encoder.encode(record);
    String text = new String(alone, UTF_8);
    if (!new String(appended, UTF_8).equals("|" + text)) {
      throw new AssertionError("two ways to encode differ");
    }
    return text;
  }

  static String refusal(Format<?> format, String text) throws IOException {
    try {
      return "read " + read(format, text);
    } catch (MalformedRecordException e) {
      return String.valueOf(e.getMessage());
    }
  }

  static List<String> problems(Format<?> format) {
    List<String> problems = new ArrayList<>();
    format.validate(
        (code, found, instead) -> problems.add(code + ": " + found + "; instead: " + instead));
    return problems;
  }
}
