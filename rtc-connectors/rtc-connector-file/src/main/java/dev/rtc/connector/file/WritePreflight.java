package dev.rtc.connector.file;

import dev.rtc.connector.Problems;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Looks whether a target can be written before a run is started. */
final class WritePreflight {

  private final Path target;
  private final boolean singleFile;
  private final Problems problems;

  WritePreflight(Path target, boolean singleFile, Problems problems) {
    this.target = target;
    this.singleFile = singleFile;
    this.problems = problems;
  }

  void run() {
    if (!Paths.hasFileSystem(target, problems)) {
      return;
    }
    try {
      check(target.getFileSystem());
    } catch (IOException e) {
      reportUnwritable(target, String.valueOf(e.getMessage()));
    }
  }

  private void check(FileSystem system) throws IOException {
    boolean exists = system.exists(target);
    if (exists && isOfWrongKind(system)) {
      return;
    }
    if (exists && singleFile && system.isDistributedFS()) {
      reportExisting();
    }
    Path directory = closestDirectory(system, exists && !singleFile ? target : target.getParent());
    if (!isDirectory(system, directory)) {
      problems.report(
          "RTC-415",
          target + " can't be made, because " + directory + " is a file",
          "write a path below a directory");
    } else if (!system.isDistributedFS() && !Files.isWritable(local(directory))) {
      reportUnwritable(directory, "this user may not write in it");
    }
  }

  private boolean isOfWrongKind(FileSystem system) throws IOException {
    boolean isDirectory = isDirectory(system, target);
    if (singleFile && isDirectory) {
      problems.report(
          "RTC-415",
          "asSingleFile() writes a file at " + target + ", but a directory is there",
          "write the path of a file, or drop asSingleFile() to add part files to the directory");
    } else if (!singleFile && !isDirectory) {
      problems.report(
          "RTC-415",
          "part files go into the directory " + target + ", but a file is there",
          "write the path of a directory, or add asSingleFile() to replace the file");
    }
    return singleFile == isDirectory;
  }

  private void reportExisting() {
    problems.report(
        "RTC-417",
        "there is a file at "
            + target
            + " already, which only a local file system replaces in one"
            + " step",
        "delete the file first, or write to another path");
  }

  /** Directories that don't exist are made in the closest one that does. */
  private static Path closestDirectory(FileSystem system, Path from) throws IOException {
    Path at = from;
    while (!system.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }

  private static boolean isDirectory(FileSystem system, Path path) throws IOException {
    return system.getFileStatus(path).isDir();
  }

  private static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.getPath());
  }

  private void reportUnwritable(Path path, String why) {
    problems.report(
        "RTC-416",
        path + " can't be written: " + why,
        "give this user the right to write there, or write to another path");
  }
}
