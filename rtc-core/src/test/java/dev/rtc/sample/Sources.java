package dev.rtc.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Finds lines in the source of a test, as call sites name them. */
public final class Sources {

  private Sources() {}

  /**
   * Returns {@code File.java:line} of the one line of a test that contains the text, lines with
   * calls like this one aside.
   */
  public static String at(Class<?> test, String text) {
    Path file = Path.of("src/test/java", test.getName().replace('.', '/') + ".java");
    List<String> lines = lines(file);
    int[] found =
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).contains(text) && !lines.get(i).contains("at("))
            .toArray();
    if (found.length != 1) {
      throw new IllegalArgumentException(found.length + " lines of " + file + " contain " + text);
    }
    return file.getFileName() + ":" + (found[0] + 1);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
