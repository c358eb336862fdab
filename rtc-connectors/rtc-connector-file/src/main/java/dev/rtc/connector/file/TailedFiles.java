package dev.rtc.connector.file;

import dev.rtc.connector.file.Listing.Seen;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the files of a directory that are followed, older ones of a log before newer ones. */
final class TailedFiles<R> implements Closeable {

  private final Lines<R> lines;
  private final LineBuffers sizes;
  private final List<TailedFile<R>> files = new ArrayList<>();

  TailedFiles(Lines<R> lines, LineBuffers sizes, List<TailedState> states) {
    this.lines = lines;
    this.sizes = sizes;
    states.forEach(state -> files.add(new TailedFile<>(lines, sizes, state)));
  }

  List<TailedState> states() {
    return files.stream().map(TailedFile::state).toList();
  }

  /** Returns all files there are now. */
  List<TailedFile<R>> all() {
    return List.copyOf(files);
  }

  /** Returns the files there are now that are no copies. */
  List<TailedFile<R>> originals() {
    return files.stream().filter(file -> file.copyOf() == null).toList();
  }

  /** Returns the keys of all files. */
  Set<String> keys() {
    return files.stream().map(TailedFile::key).collect(Collectors.toCollection(HashSet::new));
  }

  /** Returns the names of the logs that have files. */
  Set<String> logs() {
    Set<String> logs = new LinkedHashSet<>();
    originals().forEach(file -> logs.add(file.log()));
    return logs;
  }

  /** Returns the files with something to read, by log, in the order in which to read them. */
  Collection<List<TailedFile<R>>> readable() {
    Map<String, List<TailedFile<R>>> byLog = new LinkedHashMap<>();
    for (TailedFile<R> file : originals()) {
      if (file.unread() > 0 || file.hasLine()) {
        byLog.computeIfAbsent(file.log(), log -> new ArrayList<>()).add(file);
      }
    }
    return byLog.values();
  }

  /** Returns how many bytes are known to be unread; packed ones aren't counted. */
  long unread() {
    return originals().stream()
        .filter(file -> !file.isPacked())
        .mapToLong(TailedFile::unread)
        .sum();
  }

  /** Follows a new log from an offset on. */
  void begin(Seen seen, long offset, long now) throws IOException {
    files.add(file(state(seen.path(), seen, offset, 0, seen.print(offset), null), seen, now));
  }

  /** Follows a log that was cut off from its beginning. */
  void beginAnew(TailedFile<R> file, Seen seen, long now) throws IOException {
    TailedState state = state(seen.path(), seen, 0, 0, seen.print(0), null);
    files.set(files.indexOf(file), file(state, seen, now));
  }

  /** Knows a file as a copy of another one. */
  void addCopy(Seen seen, TailedFile<R> original, long now) throws IOException {
    TailedState state = state(original.log(), seen, 0, 0, seen.print(0), original.key());
    files.add(file(state, seen, now));
  }

  /** Goes on in a file, which may have been known as a copy, before another one. */
  void insertBefore(TailedFile<R> file, Seen seen, long offset, Fingerprint print, long now) {
    files.removeIf(other -> other.copyOf() != null && other.key().equals(seen.key()));
    TailedState state = state(file.log(), seen, offset, file.lines(), print, null);
    files.add(files.indexOf(file), file(state, seen, now));
  }

  private static TailedState state(
      String log, Seen seen, long offset, long lines, Fingerprint print, @Nullable String copyOf) {
    return new TailedState(log, seen.path(), seen.key(), offset, lines, print, copyOf);
  }

  private TailedFile<R> file(TailedState state, Seen seen, long now) {
    TailedFile<R> file = new TailedFile<>(lines, sizes, state);
    file.active(now);
    if (!seen.isPacked()) {
      file.mayReadTo(seen.size());
    }
    return file;
  }

  void remove(TailedFile<R> file) {
    files.remove(file);
  }

  @Override
  public void close() throws IOException {
    Closing.all(files);
  }
}
