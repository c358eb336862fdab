package dev.rtc.testing.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.util.FileUtils;

/** Is a temporary directory that is deleted with all it holds. */
final class ScratchDirectory implements AutoCloseable {

  private final Path path;

  ScratchDirectory() {
    try {
      path = Files.createTempDirectory("rtc-upgrade");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      FileUtils.deleteDirectory(path.toFile());
    } catch (IOException e) {
      System.err.println("what an upgrade check wrote is left in " + path + ": " + e);
    }
  }
}
