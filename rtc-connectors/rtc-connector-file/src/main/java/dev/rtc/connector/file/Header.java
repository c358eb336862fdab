package dev.rtc.connector.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Holds the first line of a file.
 *
 * @param line the line without its end and without byte order mark
 * @param end where the line after it begins
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Header(byte[] line, long end) {

  /** Reads at least up to the end of the first line. */
  static Header buffered(InputStream in, int longest) throws IOException {
    return read(new BufferedInputStream(in), longest);
  }

  /** Reads up to the end of the first line and not further. */
  static Header read(InputStream in, int longest) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      if (line.size() >= longest) {
        throw new IOException(
            "the header is longer than " + longest + " bytes; is this a text file?");
      }
      line.write(next);
      next = in.read();
    }
    int feed = next < 0 ? 0 : 1;
    return new Header(content(line.toByteArray()), line.size() + feed);
  }

  private static byte[] content(byte[] line) {
    int from = ByteOrderMark.length(line, 0, line.length);
    boolean returns = line.length > from && line[line.length - 1] == '\r';
    return Arrays.copyOfRange(line, from, returns ? line.length - 1 : line.length);
  }
}
