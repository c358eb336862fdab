package dev.rtc.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/** Gives the text that comes with the examples. */
final class BundledText {

  private static final String RESOURCE = "the-river.txt";

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

  private static InputStream open() {
    return Objects.requireNonNull(BundledText.class.getResourceAsStream(RESOURCE), RESOURCE);
  }
}
