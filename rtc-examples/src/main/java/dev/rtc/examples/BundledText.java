package dev.rtc.examples;

import static dev.rtc.type.DataType.TEXT;

import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.generate.Generate;
import dev.rtc.type.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Gives the text that comes with the examples. */
final class BundledText {

  private static final String RESOURCE = "the-river.txt";
  private static final long STRIDE = 31;

  private BundledText() {}

  /** Unpacks the text into a temporary file, which goes with the JVM, and returns its path. */
  static String path() {
    try (InputStream text = open()) {
      Path file = Files.createTempFile("the-river-", ".txt");
      file.toFile().deleteOnExit();
      Files.copy(text, file, StandardCopyOption.REPLACE_EXISTING);
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack the bundled text", e);
    }
  }

  /** Returns the lines of the text that hold words. */
  static List<String> lines() {
    try (InputStream text = open()) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the bundled text", e);
    }
  }

  /** Repeats the lines, in an order of its own, for as long as anybody reads. */
  static SourceSpec<Text> endless(long linesPerSecond) {
    List<String> lines = lines();
    return Generate.of(
            TEXT, number -> Text.of(lines.get(Math.floorMod(number * STRIDE, lines.size()))))
        .rate(linesPerSecond, Duration.ofSeconds(1));
  }

  private static InputStream open() {
    return Objects.requireNonNull(BundledText.class.getResourceAsStream(RESOURCE), RESOURCE);
  }
}
