package dev.rtc;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the habits that only the sources show, in every module. */
class SourceTreeTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern OUTSIDE_THE_BUILD = Pattern.compile("/target/|/src/it/");
  private static final int LONGEST_FILE = 400;
  private static final Pattern REACHES_PAST_THE_CONNECTOR_SPI =
      Pattern.compile("^import (static )?dev\\.rtc\\.(?!connector\\.|format\\.|type\\.|time\\.).*");
  private static final Pattern SLEEPS = Pattern.compile("Thread\\.sleep\\(");

  @Test
  void no_file_is_longer_than_a_reader_can_hold() {
    List<Path> tooLong = sources("src", path -> lines(path).size() > LONGEST_FILE);

    assertThat(tooLong).as("files over %d lines: split by responsibility", LONGEST_FILE).isEmpty();
  }

  @Test
  void every_package_has_a_tutorial_and_no_null() {
    List<Path> unexplained =
        sources("src/main/java", path -> true).stream()
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !isNullMarked(ROOT.resolve(folder).resolve("package-info.java")))
            .collect(toList());

    assertThat(unexplained).as("packages without a @NullMarked package-info.java").isEmpty();
  }

  @Test
  void a_connector_needs_only_the_connector_spi_formats_types_and_time() {
    List<String> reaching =
        sources("src/main/java", path -> path.startsWith("rtc-connectors")).stream()
            .flatMap(path -> lines(path).stream())
            .filter(REACHES_PAST_THE_CONNECTOR_SPI.asMatchPredicate())
            .collect(toList());

    assertThat(reaching).as("imports of a connector that reach past the SPI").isEmpty();
  }

  @Test
  void no_test_sleeps() {
    List<Path> sleeping =
        sources("src/test/java", path -> lines(path).stream().anyMatch(SLEEPS.asPredicate()));

    assertThat(sleeping).as("tests that sleep: await a condition").isEmpty();
  }

  private static boolean isNullMarked(Path packageInfo) {
    return Files.exists(packageInfo)
        && lines(packageInfo).stream()
            .anyMatch(line -> line.endsWith("@NullMarked") || line.endsWith(".NullMarked"));
  }

  private static List<Path> sources(String folder, Predicate<Path> wanted) {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(ROOT::relativize)
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> path.toString().contains("/" + folder + "/"))
          .filter(path -> !OUTSIDE_THE_BUILD.matcher(path.toString()).find())
          .filter(wanted)
          .sorted()
          .collect(toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path source) {
    try {
      return Files.readAllLines(ROOT.resolve(source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
