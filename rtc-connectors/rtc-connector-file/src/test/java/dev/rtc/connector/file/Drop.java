package dev.rtc.connector.file;

import dev.rtc.testing.connector.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Puts files where a source looks for them. */
final class Drop {

  private Drop() {}

  /** Writes a file of lines under a hidden name and shows it when it is complete. */
  static void file(Place place, int partition, List<?> lines) throws IOException {
    String name = partition + "-" + UUID.randomUUID();
    Path hidden = place.directory().resolve("." + name);
    Files.write(hidden, lines.stream().map(String::valueOf).toList());
    Files.move(hidden, place.directory().resolve(name));
  }
}
