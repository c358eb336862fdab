package dev.rtc.testing.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads {@code postmaster.pid}, in which a running server leaves the number of its process. */
record PostmasterFile(Path file) {

  /** Names the directory of the data in the directory of the server. */
  static Path data(Path directory) {
    return directory.resolve("pgdata");
  }

  static PostmasterFile of(Path directory) {
    return new PostmasterFile(data(directory).resolve("postmaster.pid"));
  }

  /** Finds the process that runs the server, if there is one. */
  Optional<ProcessHandle> postmaster() {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.isEmpty()
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    } catch (NoSuchFileException notRunning) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
