package dev.rtc.connector.file;

import dev.rtc.connector.Problems;
import java.io.IOException;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;

/** Turns what users write into Flink's paths. */
final class Paths {

  private Paths() {}

  /**
   * Reads a path as it is written, without asking its file system.
   *
   * @throws IllegalArgumentException if the path is blank or malformed
   */
  static Path parsed(String path) {
    if (path.isBlank()) {
      throw new IllegalArgumentException("the path is blank");
    }
    return new Path(path);
  }

  /**
   * Completes a path by scheme and working directory, where its file system is at hand.
   *
   * @throws IllegalArgumentException if the path is blank or malformed
   */
  static Path qualified(String path) {
    Path parsed = parsed(path);
    try {
      return parsed.makeQualified(parsed.getFileSystem());
    } catch (IOException e) {
      return parsed;
    }
  }

  /** Returns a path as a user would write it: without scheme if it is local. */
  static String shown(Path path) {
    return isLocal(path) ? path.getPath() : path.toString();
  }

  static boolean isLocal(Path path) {
    String scheme = path.toUri().getScheme();
    return scheme == null || "file".equals(scheme);
  }

  /** Reports a path that can name nothing. */
  static void validate(String path, String factory, Problems problems) {
    try {
      FilePattern.parsed(path);
    } catch (IllegalArgumentException e) {
      problems.report(
          "RTC-401",
          "the path \"" + path + "\" names nothing: " + e.getMessage(),
          "write the path of a file or directory, such as " + factory + "(\"data/input\")");
    }
  }

  /** Returns the file system of a path, or reports that Flink has none for its scheme. */
  static boolean hasFileSystem(Path path, Problems problems) {
    try {
      FileSystem.get(path.toUri());
      return true;
    } catch (UnsupportedFileSystemSchemeException e) {
      problems.report(
          "RTC-405",
          "Flink has no file system for " + path,
          "add the file system of "
              + path.toUri().getScheme()
              + " to Flink's lib or plugins"
              + " directory (embedded: to the class path), or write a path on another one");
    } catch (IOException e) {
      problems.report(
          "RTC-405",
          "the file system of " + path + " can't be opened: " + e.getMessage(),
          "check that it runs and that its address is right");
    }
    return false;
  }
}
