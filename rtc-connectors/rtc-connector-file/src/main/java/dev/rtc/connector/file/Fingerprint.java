package dev.rtc.connector.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Recognises the content of a file again: by its first bytes, and by the last ones before the
 * offset up to which it was read. Each is at most {@link #WINDOW} bytes, kept as 64 bits of their
 * SHA-256.
 *
 * @param headLength how many first bytes
 * @param head their digest
 * @param tailLength how many bytes before the offset
 * @param tail their digest
 */
record Fingerprint(int headLength, long head, int tailLength, long tail) {

  static final int WINDOW = 1 << 10;

  /** Takes the first bytes of a file and those before an offset, of each no more than a window. */
  static Fingerprint of(byte[] head, byte[] tail) {
    return new Fingerprint(head.length, digest(head), tail.length, digest(tail));
  }

  /** Says whether the file held nothing, so that every file matches. */
  boolean isEmpty() {
    return headLength == 0;
  }

  /**
   * Says whether a file has this content.
   *
   * @param first its first bytes, a window of them if there are so many
   * @param before those before the offset, a window of them if there are so many
   */
  boolean matches(byte[] first, byte[] before) {
    return matchesHead(first)
        && before.length >= tailLength
        && digest(Arrays.copyOfRange(before, before.length - tailLength, before.length)) == tail;
  }

  /** Says whether a file begins with the same bytes. */
  boolean matchesHead(byte[] first) {
    return first.length >= headLength && digest(Arrays.copyOf(first, headLength)) == head;
  }

  private static long digest(byte[] bytes) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  static byte[] window(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, Math.max(from, to - WINDOW), to);
  }

  void write(DataOutputView out) throws IOException {
    out.writeInt(headLength);
    out.writeLong(head);
    out.writeInt(tailLength);
    out.writeLong(tail);
  }

  static Fingerprint read(DataInputView in) throws IOException {
    return new Fingerprint(in.readInt(), in.readLong(), in.readInt(), in.readLong());
  }
}
