package dev.rtc.connector.file;

import dev.rtc.connector.Problems;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/** Looks whether a path can be read before a run is started. */
final class ReadPreflight {

  /** Opening a file may be a call over the network: so many show what is wrong in general. */
  private static final int FILES_OPENED = 256;

  private final String written;
  private final FilePattern pattern;
  private final boolean watching;
  private final Problems problems;

  /**
   * Takes what is to be looked at.
   *
   * @param written the path as written
   * @param watching whether what a glob matches may still come
   */
  ReadPreflight(String written, boolean watching, Problems problems) {
    this.written = written;
    this.watching = watching;
    this.pattern = FilePattern.of(written);
    this.problems = problems;
  }

  void run() {
    if (!Paths.hasFileSystem(pattern.path(), problems)) {
      return;
    }
    try {
      open(pattern.files());
    } catch (FileNotFoundException e) {
      problems.report(
          "RTC-402",
          "there is nothing at " + pattern.path(),
          "write the path of a file, a directory or a glob that exists; a relative path begins at"
              + " the working directory");
    } catch (IOException e) {
      problems.report(
          "RTC-404",
          pattern.path() + " can't be listed: " + e.getMessage(),
          "give this user the right to read it");
    }
  }

  private void open(List<FileStatus> files) {
    if (files.isEmpty() && pattern.hasWildcards() && !watching) {
      problems.report(
          "RTC-403",
          "no file matches the glob " + written + " (as " + pattern.path() + ")",
          "write a glob that matches a file: * and ? stay within a name, ** crosses directories,"
              + " names that begin with . or _ never match");
    }
    files.stream().limit(FILES_OPENED).map(FileStatus::getPath).forEach(this::open);
  }

  private void open(Path file) {
    if (isDeviceOrPipe(file)) {
      reportLengthless(file, "is a device or a pipe, not a regular file");
      return;
    }
    try (InputStream in = file.getFileSystem().open(file)) {
      if (in.read() >= 0 && file.getFileSystem().getFileStatus(file).getLen() == 0) {
        reportLengthless(file, "has content although its length is 0");
      }
    } catch (IOException e) {
      problems.report(
          "RTC-404",
          "the file " + file + " can't be read: " + e.getMessage(),
          "give this user the right to read it, or write a glob that leaves it out");
    }
  }

  /** Opening one may wait for ever. */
  private static boolean isDeviceOrPipe(Path file) {
    java.nio.file.Path local = java.nio.file.Path.of(file.getPath());
    return "file".equals(file.toUri().getScheme())
        && Files.exists(local)
        && !Files.isRegularFile(local);
  }

  /** Ranges of bytes are cut from a length; what tells none would be read as empty. */
  private void reportLengthless(Path file, String found) {
    problems.report(
        "RTC-406",
        file + " " + found + ", and would be read as empty",
        "copy it into a file first, as in cat "
            + file.getPath()
            + " > copy.txt, and read that,"
            + " or write a glob that leaves it out");
  }
}
