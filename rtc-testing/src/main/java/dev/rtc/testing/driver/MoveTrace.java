package dev.rtc.testing.driver;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/**
 * Records what has happened to a job, a line each: the same run gives the same trace, byte for
 * byte.
 */
public final class MoveTrace {

  private final MessageDigest digest = sha256();
  private final Deque<String> last = new ArrayDeque<>();
  private final int kept;
  private long lines;

  /**
   * Begins an empty trace.
   *
   * @param kept how many of the last lines are kept; the hash is that of all
   */
  public MoveTrace(int kept) {
    this.kept = kept;
  }

  /** Appends a line. */
  public void append(String line) {
    lines++;
    digest.update(line.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    last.add(line);
    if (last.size() > kept) {
      last.remove();
    }
  }

  /** Returns the number of lines so far. */
  public long lines() {
    return lines;
  }

  /** Returns the last lines. */
  public List<String> last() {
    return List.copyOf(last);
  }

  /** Ends the trace and returns the SHA-256 of all lines, in hexadecimal digits. */
  public String hash() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
