package dev.rtc.connector.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows what a directory held at one moment, by device and inode. */
class Listing {

  /**
   * A file.
   *
   * @param path its name with that of the directory
   * @param key its device and inode
   * @param size how many bytes it has
   * @param modified when it was written last, in milliseconds since the epoch
   * @param changed when anything of it was changed last, which no program can set; null if that was
   *     so lately that a further change may bear the same time
   */
  record Seen(String path, String key, long size, long modified, @Nullable FileTime changed) {

    boolean isPacked() {
      return path.endsWith(".gz");
    }

    /**
     * Opens it.
     *
     * @throws NoSuchFileException also if the name is that of another file by now
     */
    TailInput open() throws IOException {
      TailInput opened = TailInput.open(Path.of(path));
      if (!isStillThere()) {
        opened.close();
        throw new NoSuchFileException(path);
      }
      return opened;
    }

    /** Returns what it is recognised by when it was read up to there; nothing if it has gone. */
    Fingerprint print(long offset) throws IOException {
      try (TailInput content = open()) {
        return Fingerprint.of(content.peek(0, Fingerprint.WINDOW), content.window(offset));
      } catch (NoSuchFileException e) {
        return Fingerprint.of(new byte[0], new byte[0]);
      }
    }

    /**
     * Returns where its last line begins if that has no line feed yet, else where it ends.
     *
     * @throws NoSuchFileException also if the name is that of another file by now
     */
    long endOfLastLine() throws IOException {
      try (TailInput content = open()) {
        long end = size;
        while (end > 0) {
          int length = (int) Math.min(end, 1 << 16);
          byte[] piece = content.peek(end - length, length);
          int newline = Newline.last(piece, 0, piece.length);
          if (newline >= 0) {
            return end - length + newline + 1;
          }
          end -= length;
        }
        return 0;
      }
    }

    /** Says whether it still has its name. */
    boolean isStillThere() throws IOException {
      return key.equals(Listing.key(Path.of(path)));
    }

    /** Says whether it has fewer bytes; of a packed one that isn't known. */
    boolean isShorterThan(long bytes) {
      return !isPacked() && size < bytes;
    }
  }

  /** Lists directories. */
  @FunctionalInterface
  interface Lister {

    Listing list(Path directory) throws IOException;
  }

  /** How coarse the times of file systems are at worst. */
  private static final Duration TICK = Duration.ofSeconds(2);

  private final List<Seen> files;
  private final Map<String, Seen> byPath = new HashMap<>();
  private final Map<String, Seen> byKey = new HashMap<>();

  /** Shows files, ordered by name. */
  Listing(List<Seen> files) {
    this.files = files;
    for (Seen seen : files) {
      byPath.put(seen.path(), seen);
      byKey.putIfAbsent(seen.key(), seen);
    }
  }

  /** Lists the files of a directory, ordered by name; none if there is no such directory. */
  static Listing of(Path directory) throws IOException {
    List<Seen> files = new ArrayList<>();
    try (DirectoryStream<Path> names = Files.newDirectoryStream(directory)) {
      List<Path> sorted = new ArrayList<>();
      names.forEach(sorted::add);
      sorted.sort(Comparator.naturalOrder());
      for (Path name : sorted) {
        Seen seen = seen(name);
        if (seen != null) {
          files.add(seen);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return new Listing(List.of());
    } catch (DirectoryIteratorException | UncheckedIOException e) {
      throw new IOException("Cannot list " + directory + ": " + e.getMessage(), e);
    }
    return new Listing(files);
  }

  /** Looks at a file; null if it is no regular one, or went away since the directory was listed. */
  private static @Nullable Seen seen(Path path) throws IOException {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      if (!file.isRegularFile()) {
        return null;
      }
      String key = String.valueOf(file.fileKey());
      long modified = file.lastModifiedTime().toMillis();
      return new Seen(path.toString(), key, file.size(), modified, changed(path));
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static @Nullable FileTime changed(Path path) throws IOException {
    FileTime changed = (FileTime) Files.getAttribute(path, "unix:ctime");
    return changed.toInstant().isBefore(Instant.now().minus(TICK)) ? changed : null;
  }

  /** Returns device and inode of a path; null if nothing is there. */
  static @Nullable String key(Path path) throws IOException {
    try {
      return String.valueOf(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Returns a file by its key, under the name it had if it still has that, too. */
  @Nullable Seen get(String key, String path) {
    Seen same = byPath.get(path);
    return same != null && same.key().equals(key) ? same : byKey.get(key);
  }

  /** Says whether a file, of a later listing, may hold lines that were there in this one. */
  boolean mayHaveHeld(Seen later) {
    Seen same = byKey.get(later.key());
    return same == null
        ? files.stream().anyMatch(log -> Copies.isRotated(log.path(), later.path()))
        : same.size() > 0;
  }

  /** Returns a log before what is a copy of it: larger ones, and shorter names, before others. */
  List<Seen> largestFirst() {
    return files.stream()
        .sorted(
            Comparator.comparing(Seen::size, Comparator.reverseOrder())
                .thenComparing(seen -> seen.path().length()))
        .toList();
  }

  /** Returns all names, ordered; a file with several names several times. */
  List<Seen> files() {
    return files;
  }
}
