package dev.rtc.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds the savepoints of one run in a temporary directory, which the first one creates. */
final class SavepointDirectory implements AutoCloseable {

  private @Nullable Path directory;

  Path path() {
    if (directory == null) {
      directory = create();
    }
    return directory;
  }

  @Override
  public void close() {
    if (directory != null) {
      delete(directory);
    }
  }

  private static Path create() {
    try {
      return Files.createTempDirectory("rtc-test-savepoints");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      System.err.println("the savepoints of a test are left in " + directory + ": " + e);
    }
  }
}
