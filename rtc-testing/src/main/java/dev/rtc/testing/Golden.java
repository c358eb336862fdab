package dev.rtc.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Compares a text with a file that somebody has approved and that is kept beside the test: the plan
 * of a pipeline, or what it puts out.
 *
 * <pre>{@code
 * Golden.file("src/test/golden/revenue.txt").matches(pipeline.describe());
 * }</pre>
 *
 * <p>A difference, or a file that is not there, fails the test. {@code -Drtc.golden=write} writes
 * the files anew instead; whoever reviews the change approves it. Lines are compared, not how they
 * end: a file that git has given the line ends of Windows matches, and so does one without a last
 * line end. Written are UTF-8 and {@code \n}.
 */
public final class Golden {

  private static final String MODE = "rtc.golden";
  private static final String WRITE = "write";

  private final Path file;

  private Golden(Path file) {
    this.file = file;
  }

  /**
   * Names the file.
   *
   * @param path relative to the working directory, which is the module's in a Maven build
   */
  public static Golden file(String path) {
    return file(Path.of(path));
  }

  /** Names the file. */
  public static Golden file(Path path) {
    return new Golden(path);
  }

  /**
   * Requires that the text is that of the file, or writes it, if that is asked for.
   *
   * @throws AssertionError with the difference, and how to approve it, if the text is another
   * @throws IllegalArgumentException if {@code -Drtc.golden} says anything but {@code write}
   * @throws UncheckedIOException if the file cannot be read or written
   */
  public void matches(String text) {
    if (writes()) {
      approve(text);
    } else {
      compare(lines(text));
    }
  }

  /**
   * Writes the text to the file, as {@code -Drtc.golden=write} does; folders are made.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public void approve(String text) {
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, String.join("\n", lines(text)) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean writes() {
    String mode = System.getProperty(MODE, "");
    if (!mode.isEmpty() && !mode.equals(WRITE)) {
      throw new IllegalArgumentException(
          "-D%s=%s: found '%s'; write -D%s=%s, or nothing"
              .formatted(MODE, mode, mode, MODE, WRITE));
    }
    return mode.equals(WRITE);
  }

  private void compare(List<String> found) {
    if (!Files.exists(file)) {
      throw new AssertionError(
          "golden file %s is not there; the text would be%s%s"
              .formatted(file, indented(found), approval("write it")));
    }
    String difference = UnifiedDiff.of(file.toString(), lines(read()), found);
    if (!difference.isEmpty()) {
      throw new AssertionError(
          "golden file %s differs\n%s%s".formatted(file, difference, approval("accept it")));
    }
  }

  private static String indented(List<String> lines) {
    return "\n  " + String.join("\n  ", lines);
  }

  private static String approval(String purpose) {
    return "\nto %s, run the test with -D%s=%s and review the file".formatted(purpose, MODE, WRITE);
  }

  private String read() {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Splits a text into lines, whatever ends them; the end of the last makes none. */
  private static List<String> lines(String text) {
    String unix = text.replace("\r\n", "\n");
    String whole = unix.endsWith("\n") ? unix.substring(0, unix.length() - 1) : unix;
    return Arrays.asList(whole.split("\n", -1));
  }

  @Override
  public String toString() {
    return "golden file " + file;
  }
}
