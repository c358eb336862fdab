package dev.rtc.connector.file;

import dev.rtc.connector.file.Listing.Seen;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** Compares files by name and content, as far as {@code copytruncate} and {@code gzip} need it. */
final class Copies {

  private Copies() {}

  /**
   * Says whether a name can be that of a rotated file of a log: it begins with the log's name up to
   * the first dot, as {@code app.log.1}, {@code app.log.1.gz} and {@code app-20260102.log} do for
   * {@code app.log}.
   */
  static boolean areRelated(String log, String other) {
    String name = Path.of(log).getFileName().toString();
    int dot = name.indexOf('.', 1);
    return Path.of(other)
        .getFileName()
        .toString()
        .startsWith(dot < 0 ? name : name.substring(0, dot));
  }

  /** Says whether a file is what another one begins with, judged by its first and last bytes. */
  static boolean isBeginning(Seen file, Seen whole) throws IOException {
    if (file.size() > whole.size()) {
      return false;
    }
    int window = (int) Math.min(file.size(), Fingerprint.WINDOW);
    try (TailInput one = TailInput.open(Path.of(file.path()));
        TailInput other = TailInput.open(Path.of(whole.path()))) {
      return Arrays.equals(one.peek(0, window), other.peek(0, window))
          && Arrays.equals(
              one.peek(file.size() - window, window), other.peek(file.size() - window, window));
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
