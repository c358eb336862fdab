package dev.rtc.connector.file;

import dev.rtc.connector.file.Listing.Seen;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Compares files by name and content, as far as {@code copytruncate} and {@code gzip} need it. */
final class Copies {

  /** Says what a file is to a log that is followed. */
  enum Relation {
    /** It is what the log begins with. */
    COPY,
    /** It is something else. */
    NONE,
    /** One of the two was renamed or cut off while they were compared. */
    UNKNOWN
  }

  /** A number, a date or a time, as in {@code .1}, {@code -20260102} or {@code .2026-01-02}. */
  private static final String SUFFIX = "(?:[._-](?:\\d[\\d._:T-]*|old|bak))?";

  private static final Pattern NUMBER = Pattern.compile("\\.\\d+$");

  private Copies() {}

  /**
   * Says whether a name is the whole name of a log with a rotation suffix, behind it or before its
   * extension: {@code app.log.1}, {@code app.log-20260102}, {@code app-20260102.log}, or one of
   * these with {@code .gz}, for {@code app.log}. {@code app.error.log} is a log of its own. A log
   * that is numbered already may be renumbered.
   */
  static boolean isRotated(String log, String other) {
    return isRotation(name(log), name(other))
        || isRotation(NUMBER.matcher(name(log)).replaceFirst(""), name(other));
  }

  private static boolean isRotation(String log, String other) {
    int dot = log.lastIndexOf('.');
    String stem = dot <= 0 ? log : log.substring(0, dot);
    String extension = log.substring(stem.length());
    String rotated = Pattern.quote(stem) + SUFFIX + Pattern.quote(extension) + SUFFIX;
    return !other.equals(log) && other.matches(rotated + "(?:\\.gz)?");
  }

  private static String name(String path) {
    return Path.of(path).getFileName().toString();
  }

  /** Says whether a copy is still what its file begins with. */
  static boolean isCopy(TailedFile<?> copy, Listing listing) throws IOException {
    String original = copy.copyOf();
    Seen seen = TailedDirectory.seen(copy, listing);
    Seen whole = original == null ? null : listing.get(original, "");
    return seen != null && whole != null && isBeginning(seen, whole);
  }

  /**
   * Compares a file with a log. That they differ counts only if the log is still what it was and
   * both have their names after they were compared.
   */
  static Relation relation(Seen seen, TailedFile<?> log, Listing listing) throws IOException {
    Seen whole = listing.get(log.key(), log.path());
    if (whole == null && !log.isPacked()) {
      return log.isOpen() ? relation(seen, log) : Relation.UNKNOWN;
    } else if (whole == null || whole.isPacked()) {
      return Relation.NONE;
    } else if (isBeginning(seen, whole)) {
      return Relation.COPY;
    }
    boolean unchanged = seen.isStillThere() && whole.isStillThere() && log.isUnchanged();
    return unchanged ? Relation.NONE : Relation.UNKNOWN;
  }

  /** Compares a file with a log that is open and has no name any more, or another one. */
  private static Relation relation(Seen seen, TailedFile<?> log) throws IOException {
    try (TailInput content = seen.open()) {
      return log.beginsLike(content, seen.size()) ? Relation.COPY : Relation.NONE;
    } catch (NoSuchFileException e) {
      return Relation.UNKNOWN;
    }
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
