package dev.rtc.connector.file;

import dev.rtc.testing.connector.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts files where a source looks for them, and reads those that a sink shows. */
final class KitFiles {

  private KitFiles() {}

  /** Writes a file of lines under a hidden name and shows it when it is complete. */
  static void drop(Place place, int partition, List<?> lines) throws IOException {
    String name = partition + "-" + UUID.randomUUID();
    Path hidden = place.directory().resolve("." + name);
    Files.write(hidden, lines.stream().map(String::valueOf).toList());
    Files.move(hidden, place.directory().resolve(name));
  }

  /** Reads the lines of all files that readers see. */
  static List<String> visibleLines(Place place) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> all = Files.walk(place.directory())) {
      List<Path> visible =
          all.filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .toList();
      for (Path file : visible) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }
}
