package dev.rtc.connector.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Reads an open file that others may append to, rename, cut off or delete meanwhile. */
sealed interface TailInput extends Closeable permits PlainInput, PackedInput {

  /** Opens a file; a packed one is unpacked. */
  static TailInput open(Path path) throws IOException {
    return path.toString().endsWith(".gz") ? new PackedInput(path) : new PlainInput(path);
  }

  /**
   * Reads what is there of some bytes, without moving on.
   *
   * @return fewer bytes than asked for where the file ends
   */
  byte[] peek(long from, int length) throws IOException;

  /** Reads the window before an offset. */
  default byte[] window(long offset) throws IOException {
    int length = (int) Math.min(offset, Fingerprint.WINDOW);
    return peek(offset - length, length);
  }

  /**
   * Reads at a position.
   *
   * @return how many bytes were read; 0 or less at the end
   */
  int read(byte[] target, int from, int length, long position) throws IOException;

  /** Returns how many bytes there are, {@code Long.MAX_VALUE} if that isn't known before. */
  long size() throws IOException;
}
