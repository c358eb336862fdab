package dev.rtc.connector.file;

import java.io.IOException;
import java.util.Arrays;

/**
 * Holds a piece of a growing file: the end of what was consumed, by which the file is recognised,
 * and what was read and isn't consumed yet.
 */
final class TailBuffer {

  private final Lines<?> lines;
  private final LineBuffers sizes;
  private byte[] bytes = {};
  private long base;
  private int next;
  private int end;
  private int lineEnd = -1;

  /** Begins at an offset, with what comes before it. */
  TailBuffer(Lines<?> lines, LineBuffers sizes, byte[] before, long offset) {
    this.lines = lines;
    this.sizes = sizes;
    this.bytes = before;
    this.base = offset - before.length;
    this.next = before.length;
    this.end = before.length;
  }

  /** Returns where the next line begins in the file. */
  long offset() {
    return base + next;
  }

  /** Returns up to where the file was read. */
  long position() {
    return base + end;
  }

  byte[] bytes() {
    return bytes;
  }

  int lineStart() {
    return next;
  }

  /** Returns where the line ends, its line feed not included. */
  int lineEnd() {
    return lineEnd;
  }

  boolean hasLine() {
    return lineEnd >= 0;
  }

  boolean hasUnfinishedLine() {
    return next < end;
  }

  /** Takes what is there for a line that will never be ended. */
  void endLine() {
    lineEnd = end;
  }

  /** Forgets what isn't consumed. */
  void discard() {
    end = next;
    lineEnd = -1;
  }

  /** Moves behind the line and finds the next. */
  void consume() {
    next = Math.min(lineEnd + 1, end);
    lineEnd = lines.recordEnd(bytes, next, end);
  }

  /** Returns the window before the next line. */
  byte[] consumed() {
    return Fingerprint.window(bytes, 0, next);
  }

  /** Returns the window before the position. */
  byte[] lastRead() {
    return Fingerprint.window(bytes, 0, end);
  }

  /** Returns the first bytes of the file as they were read, if they are still here. */
  byte[] head(byte[] known) {
    return base > 0 || end == 0 ? known : Arrays.copyOf(bytes, Math.min(end, Fingerprint.WINDOW));
  }

  /**
   * Reads on, no further than a limit.
   *
   * @return how many bytes were read; 0 or less at the end
   */
  int fill(TailInput file, long limit) throws IOException {
    makeRoom();
    int wanted = (int) Math.min(bytes.length - end, limit - position());
    int read = file.read(bytes, end, wanted, position());
    if (read > 0) {
      int from = end;
      end += read;
      lineEnd = lines.recordEnd(bytes, lines.spansLines() ? next : from, end);
    }
    return read;
  }

  /** Drops what was consumed but for a window, and grows only for a line that doesn't fit. */
  private void makeRoom() throws IOException {
    int from = Math.max(0, next - Fingerprint.WINDOW);
    int kept = end - from;
    int size = Math.max(bytes.length, sizes.size() + Fingerprint.WINDOW);
    if (kept > size / 2) {
      size = larger(kept);
    }
    byte[] target = size == bytes.length ? bytes : new byte[size];
    System.arraycopy(bytes, from, target, 0, kept);
    bytes = target;
    base += from;
    next -= from;
    end = kept;
  }

  private int larger(int kept) throws IOException {
    if (end - next >= sizes.longestLine()) {
      throw new IOException(
          "the line is longer than " + sizes.longestLine() + " bytes; is this a text file?");
    }
    return (int) Math.min(2L * kept, sizes.longestLine() + (long) Fingerprint.WINDOW + 1);
  }
}
