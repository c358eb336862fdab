package dev.rtc.connector.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Names files by a path: the file itself, all files below a directory, or all that match a glob.
 *
 * @param path the path, with its scheme once it is to be read; its name may hold wildcards
 */
record FilePattern(Path path) implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String WILDCARDS = "*?[{";

  /**
   * Reads a path as it is written, without asking its file system.
   *
   * @throws IllegalArgumentException if the path is blank or malformed, or the glob is
   */
  static FilePattern parsed(String path) {
    return new FilePattern(Paths.parsed(path)).wellFormed();
  }

  /**
   * Completes a path by scheme and working directory.
   *
   * @throws IllegalArgumentException if the path is blank or malformed, or the glob is
   */
  static FilePattern of(String path) {
    return new FilePattern(Paths.qualified(path)).wellFormed();
  }

  private FilePattern wellFormed() {
    if (hasWildcards()) {
      matcher();
    }
    return this;
  }

  boolean hasWildcards() {
    return firstWildcard() < path.getPath().length();
  }

  /**
   * Lists the files, ordered by path.
   *
   * @throws FileNotFoundException if there is nothing at the path and it has no wildcards
   */
  List<FileStatus> files() throws IOException {
    FileSystem system = path.getFileSystem();
    List<FileStatus> found = new ArrayList<>();
    if (system.exists(path)) {
      addAll(system, system.getFileStatus(path), found);
    } else if (hasWildcards()) {
      addMatches(system, wildcardFreeParent(), depth(), found);
    } else {
      throw new FileNotFoundException("There is nothing at " + path);
    }
    found.sort(Comparator.comparing(file -> file.getPath().toString()));
    return found;
  }

  /**
   * Lists the local directories that hold files, or in which the one file may appear.
   *
   * @throws IOException if one can't be listed
   */
  Set<String> localDirectories() throws IOException {
    Set<String> directories = new TreeSet<>();
    try {
      files().forEach(file -> directories.add(file.getPath().getParent().getPath()));
    } catch (FileNotFoundException e) {
      directories.add(path.getParent().getPath());
    }
    return directories;
  }

  /** Says whether {@link #files} would list a local file that exists. */
  boolean matches(java.nio.file.Path file) {
    java.nio.file.Path from = java.nio.file.Path.of(wildcardFree().getPath());
    if (!file.startsWith(from)) {
      return false;
    }
    PathMatcher matcher = matcher();
    boolean matched = !hasWildcards();
    for (int names = from.getNameCount(); names < file.getNameCount(); names++) {
      java.nio.file.Path ancestor = file.getRoot().resolve(file.subpath(0, names + 1));
      if (isHidden(new Path(ancestor.toUri()))) {
        return false;
      }
      matched = matched || matcher.matches(ancestor);
    }
    return matched;
  }

  /** Returns the path as far as it holds no wildcard. */
  Path wildcardFree() {
    return hasWildcards() ? wildcardFreeParent() : path;
  }

  private static void addAll(FileSystem system, FileStatus status, List<FileStatus> found)
      throws IOException {
    if (!status.isDir()) {
      found.add(status);
      return;
    }
    for (FileStatus child : visibleChildren(system, status.getPath())) {
      addAll(system, child, found);
    }
  }

  private void addMatches(FileSystem system, Path directory, int depth, List<FileStatus> found)
      throws IOException {
    if (!system.exists(directory)) {
      return;
    }
    PathMatcher matcher = matcher();
    for (FileStatus child : visibleChildren(system, directory)) {
      if (matcher.matches(java.nio.file.Path.of(child.getPath().getPath()))) {
        addAll(system, child, found);
      } else if (child.isDir() && depth > 1) {
        addMatches(system, child.getPath(), depth - 1, found);
      }
    }
  }

  private static List<FileStatus> visibleChildren(FileSystem system, Path directory)
      throws IOException {
    FileStatus[] children = system.listStatus(directory);
    if (children == null && system.exists(directory)) {
      throw new IOException("Cannot list the directory " + directory);
    }
    return Stream.ofNullable(children)
        .flatMap(Stream::of)
        .filter(child -> !isHidden(child.getPath()))
        .toList();
  }

  private static boolean isHidden(Path path) {
    return path.getName().startsWith(".") || path.getName().startsWith("_");
  }

  private PathMatcher matcher() {
    return FileSystems.getDefault().getPathMatcher("glob:" + path.getPath());
  }

  private int firstWildcard() {
    String name = path.getPath();
    int at = 0;
    while (at < name.length() && WILDCARDS.indexOf(name.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private Path wildcardFreeParent() {
    String name = path.getPath();
    int slash = name.lastIndexOf('/', firstWildcard());
    return new Path(
        path.toUri().getScheme(),
        path.toUri().getAuthority(),
        slash <= 0 ? "/" : name.substring(0, slash));
  }

  /** Returns how many directories below the wildcard-free one a match may lie. */
  private int depth() {
    String wild = path.getPath().substring(path.getPath().lastIndexOf('/', firstWildcard()) + 1);
    boolean crosses = wild.contains("**") || wild.contains("{");
    return crosses ? Integer.MAX_VALUE : (int) wild.chars().filter(c -> c == '/').count() + 1;
  }
}
