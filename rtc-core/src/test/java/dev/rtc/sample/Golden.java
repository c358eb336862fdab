package dev.rtc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a text with the file that keeps it; {@code -Dgolden.update=true} writes the file anew.
 */
public final class Golden {

  private Golden() {}

  /** Requires the text of {@code src/test/resources/dev/rtc/<name>}. */
  public static void requireSame(String name, String text) {
    Path file = Path.of("src/test/resources/dev/rtc", name);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      }
      assertThat(text.lines().toList())
          .as("%s; if the change is wanted, run with -Dgolden.update=true and review it", file)
          .containsExactlyElementsOf(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
