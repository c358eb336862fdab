package dev.rtc.testing.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.flink.util.FileUtils;

/**
 * Names where one case keeps its records, apart from those of all others.
 *
 * @param name a name that no other case has, of {@code a-z 0-9 -}, such as for a topic or a table
 * @param directory a directory that is empty at first, deleted when the case has ended
 */
public record Place(String name, Path directory) {

  static Place open() throws IOException {
    String name = "kit-" + UUID.randomUUID().toString().substring(0, 13);
    Path root = Files.createTempDirectory(name + "-");
    return new Place(name, Files.createDirectory(root.resolve("records")));
  }

  /** Returns where the kit keeps savepoints, out of the connector's sight. */
  Path savepoints() {
    return directory.resolveSibling("savepoints");
  }

  void delete() throws IOException {
    FileUtils.deleteDirectory(directory.resolveSibling("").toFile());
  }
}
