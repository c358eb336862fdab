package dev.rtc.connector.file;

import dev.rtc.testing.connector.Place;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

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
    Visible visible = new Visible();
    Files.walkFileTree(place.directory(), visible);
    List<String> lines = new ArrayList<>();
    for (Path file : visible.files) {
      lines.addAll(Files.readAllLines(file));
    }
    return lines;
  }

  /** Finds the files that readers see, while a sink renames and deletes those they do not. */
  private static final class Visible extends SimpleFileVisitor<Path> {

    private final List<Path> files = new ArrayList<>();

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !file.getFileName().toString().startsWith(".")) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) throws IOException {
      if (gone instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw gone;
    }
  }
}
