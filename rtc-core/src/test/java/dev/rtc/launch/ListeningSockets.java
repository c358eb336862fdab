package dev.rtc.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads from Linux which addresses this JVM listens on. */
final class ListeningSockets {

  private static final String LISTENING = "0A";

  private ListeningSockets() {}

  /** Returns local addresses in the hexadecimal form of {@code /proc/net/tcp}, without ports. */
  static List<String> ofThisProcess() throws IOException {
    Set<String> own = ownInodes();
    List<String> addresses = new ArrayList<>();
    for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
      Files.readAllLines(Path.of(table)).stream()
          .map(line -> line.strip().split("\\s+"))
          .filter(column -> column[3].equals(LISTENING) && own.contains(column[9]))
          .forEach(column -> addresses.add(column[1].substring(0, column[1].indexOf(':'))));
    }
    return addresses;
  }

  private static Set<String> ownInodes() throws IOException {
    try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
      return handles
          .map(ListeningSockets::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> target.substring("socket:[".length(), target.length() - 1))
          .collect(Collectors.toSet());
    }
  }

  private static String target(Path handle) {
    try {
      return Files.readSymbolicLink(handle).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}
