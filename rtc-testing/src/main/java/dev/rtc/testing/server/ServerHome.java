package dev.rtc.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Names what lies in the directory of a server, which both JVMs know. */
final class ServerHome {

  private static final int ATTEMPTS_TO_DELETE = 5;

  private ServerHome() {}

  static Path data(Path home) {
    return home.resolve("data");
  }

  static Path temporary(Path home) {
    return home.resolve("tmp");
  }

  static Path jars(Path home) {
    return home.resolve("jars");
  }

  static Path settings(Path home) {
    return home.resolve("settings.properties");
  }

  static Path log(Path home) {
    return home.resolve("server.log");
  }

  /** Names the file whose presence says that clients can use the server. */
  static Path ready(Path home) {
    return home.resolve("ready");
  }

  /** Deletes all of it, also while somebody still writes there. */
  static void delete(Path home) {
    for (int attempt = 0; attempt < ATTEMPTS_TO_DELETE && Files.exists(home); attempt++) {
      deleteWhatIsThereNow(home);
    }
  }

  private static void deleteWhatIsThereNow(Path home) {
    try (Stream<Path> below = Files.walk(home)) {
      below.sorted(Comparator.reverseOrder()).forEach(ServerHome::deleteOne);
    } catch (IOException | UncheckedIOException changedMeanwhile) {
      return;
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the last lines of the log, or says why not. */
  static String tail(Path home, int lines) {
    try {
      List<String> all = Files.readAllLines(log(home));
      return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    } catch (IOException e) {
      return "(no log: " + e + ")";
    }
  }
}
