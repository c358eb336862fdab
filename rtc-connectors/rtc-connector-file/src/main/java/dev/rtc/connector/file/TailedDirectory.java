package dev.rtc.connector.file;

import dev.rtc.connector.file.Listing.Seen;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the logs of a directory: decides at each look which file is which.
 *
 * <p>A file is known by device and inode, and by its content where these don't tell. Older files of
 * a log stand before newer ones.
 */
final class TailedDirectory<R> implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(TailedDirectory.class);

  private final TailSettings settings;
  private final Lines<R> lines;
  private final String directory;
  private final List<TailedFile<R>> files = new ArrayList<>();

  /** Files whose content the present look found gone from where it was. */
  private final List<TailedFile<R>> lost = new ArrayList<>();

  private boolean fromEnd;

  TailedDirectory(TailSettings settings, Lines<R> lines, TailSplit split) {
    this.settings = settings;
    this.lines = lines;
    this.directory = split.directory();
    this.fromEnd = split.fromEnd();
    split.files().forEach(file -> files.add(file(file)));
  }

  private TailedFile<R> file(TailedState state) {
    return new TailedFile<>(lines, settings.buffers(), state);
  }

  String directory() {
    return directory;
  }

  TailSplit state() {
    return new TailSplit(directory, fromEnd, files.stream().map(TailedFile::state).toList());
  }

  /** Returns the names of the logs that have files. */
  Set<String> logs() {
    Set<String> logs = new LinkedHashSet<>();
    files.stream().filter(file -> file.copyOf() == null).map(TailedFile::log).forEach(logs::add);
    return logs;
  }

  /** Returns the files with something to read, by log, in the order in which to read them. */
  Collection<List<TailedFile<R>>> readable() {
    Map<String, List<TailedFile<R>>> byLog = new LinkedHashMap<>();
    for (TailedFile<R> file : files) {
      if (file.copyOf() == null && (file.unread() > 0 || file.hasLine())) {
        byLog.computeIfAbsent(file.log(), log -> new ArrayList<>()).add(file);
      }
    }
    return byLog.values();
  }

  /** Returns how many bytes are known to be unread; packed ones aren't counted. */
  long unread() {
    return files.stream()
        .filter(file -> file.copyOf() == null && !file.isPacked())
        .mapToLong(TailedFile::unread)
        .sum();
  }

  /**
   * Lists the directory and follows what became of its files.
   *
   * @param now milliseconds of a clock that never goes back
   */
  void look(long now) throws IOException {
    Listing listing = Listing.of(Path.of(directory));
    followAll(listing, now);
    followCopies(listing);
    Set<String> known = keys();
    for (Seen seen : listing.largestFirst()) {
      if (seen.size() > 0 && isLog(seen) && known.add(seen.key())) {
        discover(seen, listing, now);
      }
    }
    fromEnd = false;
  }

  /** Finds a file by its inode, unless that was given to a packed file since. */
  private static @Nullable Seen seen(TailedFile<?> file, Listing listing) {
    Seen seen = listing.get(file.key(), file.path());
    return seen == null || seen.isPacked() != file.isPacked() ? null : seen;
  }

  private Set<String> keys() {
    return files.stream().map(TailedFile::key).collect(Collectors.toCollection(HashSet::new));
  }

  private void followAll(Listing listing, long now) throws IOException {
    for (TailedFile<R> file : List.copyOf(files)) {
      if (file.copyOf() == null) {
        follow(file, listing, now);
      }
    }
    for (TailedFile<R> file : List.copyOf(lost)) {
      takeLeave(file, listing, now);
    }
    lost.clear();
  }

  /** Comes after the files that they are copies of: one that was cut off has released its own. */
  private void followCopies(Listing listing) throws IOException {
    for (TailedFile<R> file : List.copyOf(files)) {
      if (file.copyOf() != null) {
        followCopy(file, listing);
      }
    }
  }

  private void follow(TailedFile<R> file, Listing listing, long now) throws IOException {
    Seen seen = seen(file, listing);
    if (seen == null) {
      followVanished(file, listing, now);
    } else if (file.isPacked()) {
      file.renamed(seen.path());
      followPacked(file);
    } else {
      file.renamed(seen.path());
      followPresent(file, seen, now);
    }
  }

  private void followPresent(TailedFile<R> file, Seen seen, long now) throws IOException {
    boolean intact = seen.size() >= file.known();
    if (intact && file.known() > 0) {
      TailedFile.Read found = file.check(seen.changed());
      if (found == TailedFile.Read.ELSEWHERE) {
        return;
      }
      intact = found != TailedFile.Read.REWRITTEN;
    }
    if (!intact || !file.isIntact()) {
      lost.add(file);
      return;
    }
    file.mayReadTo(seen.size());
    rest(file, file.isRenamed(), now);
  }

  /** Reads a packed file to its end; it never grows. */
  private void followPacked(TailedFile<R> file) throws IOException {
    if (file.unread() == 0 && !file.hasLine()) {
      if (file.hasUnfinishedLine()) {
        file.endLine();
      } else {
        file.close();
        files.remove(file);
      }
    }
  }

  /** Reads what is deleted as long as it is open; else looks for its content elsewhere. */
  private void followVanished(TailedFile<R> file, Listing listing, long now) throws IOException {
    if (!file.isOpen()) {
      lost.add(file);
    } else if (file.isPacked()) {
      followPacked(file);
    } else {
      file.mayReadTo(file.size());
      rest(file, true, now);
      if (!file.isOpen()) {
        releaseCopies(file, listing, now);
        files.remove(file);
      }
    }
  }

  /** Ends the last line of a file that is done with, and closes what has long been silent. */
  private void rest(TailedFile<R> file, boolean done, long now) throws IOException {
    if (file.unread() > 0 || file.hasLine()) {
      file.active(now);
    } else if (file.silentFor(now) >= settings.keptOpen().toMillis()) {
      if (file.hasUnfinishedLine() && done) {
        file.endLine();
      } else if (!file.hasUnfinishedLine()) {
        file.close();
      }
    }
  }

  /** Goes on elsewhere for a file that isn't what it was; discovery begins its name anew. */
  private void takeLeave(TailedFile<R> file, Listing listing, long now) throws IOException {
    Seen seen = seen(file, listing);
    takeUpRest(file, listing, seen != null, now);
    file.close();
    if (seen != null && seen.size() == 0 && isLog(seen)) {
      files.set(files.indexOf(file), begin(seen.path(), seen, 0, 0, null, now));
    } else {
      files.remove(file);
    }
  }

  /** Goes on where the content of a file is found that isn't where it was. */
  private void takeUpRest(TailedFile<R> file, Listing listing, boolean cutOff, long now)
      throws IOException {
    boolean found = releaseCopies(file, listing, now);
    Set<String> known = settled(listing);
    List<Seen> candidates =
        listing.files().stream()
            .filter(seen -> seen.size() > 0 && !seen.key().equals(file.key()))
            .filter(seen -> !known.contains(seen.key()))
            .filter(seen -> Copies.isRotated(file.log(), seen.path()))
            .sorted(
                Comparator.comparing((Seen seen) -> seen.isShorterThan(file.offset()))
                    .thenComparing(Seen::isPacked)
                    .thenComparing(Seen::modified, Comparator.reverseOrder()))
            .toList();
    for (Seen seen : candidates) {
      if (!found && cutOff && seen.isShorterThan(file.offset())) {
        leaveOutCopy(file, seen, now);
      } else if (!found) {
        found = takeUp(file, seen, now);
      }
    }
    if (!found && file.limit() != file.offset()) {
      LOG.warn(
          "{} was cut off or has gone, and was read up to byte {}: what it had more is lost",
          file.path(),
          file.offset());
    }
  }

  /** Returns the keys of all files that are surely what they were. */
  private Set<String> settled(Listing listing) throws IOException {
    Set<String> settled = new HashSet<>();
    for (TailedFile<R> file : files) {
      boolean copied = file.copyOf() != null && isPresent(file.copyOf(), listing);
      if (!lost.contains(file) && (!copied || isCopy(file, listing))) {
        settled.add(file.key());
      }
    }
    return settled;
  }

  /** Goes on in a file with the same content, if it is one. */
  private boolean takeUp(TailedFile<R> file, Seen seen, long now) throws IOException {
    try (TailInput content = TailInput.open(Path.of(seen.path()))) {
      byte[] first = content.peek(0, Fingerprint.WINDOW);
      Fingerprint print = file.print();
      boolean same = !print.isEmpty() && print.matches(first, content.window(file.offset()));
      if (same) {
        insertBefore(file, seen, file.offset(), now);
      }
      return same;
    } catch (NoSuchFileException | EOFException | ZipException e) {
      return false; // gone, or packed and not yet complete
    }
  }

  /** Knows a file as read that was copied from one that was cut off later, and read further. */
  private void leaveOutCopy(TailedFile<R> file, Seen seen, long now) throws IOException {
    try (TailInput content = TailInput.open(Path.of(seen.path()))) {
      if (file.beginsLike(content, seen.size())) {
        LOG.info("{} counts as a copy of {}, which was read further", seen.path(), file.path());
        insertBefore(file, seen, seen.size(), now);
      }
    } catch (NoSuchFileException e) {
      LOG.debug("{} went away while it was looked at", seen.path());
    }
  }

  private void insertBefore(TailedFile<R> file, Seen seen, long offset, long now)
      throws IOException {
    TailedFile<R> rest = begin(file.log(), seen, offset, file.lines(), null, now);
    files.removeIf(other -> other.copyOf() != null && other.key().equals(seen.key()));
    files.add(files.indexOf(file), rest);
  }

  /**
   * Makes files of what were copies, each behind what was read of the one they were copied from.
   */
  private boolean releaseCopies(TailedFile<R> file, Listing listing, long now) throws IOException {
    boolean found = false;
    for (TailedFile<R> copy : List.copyOf(files)) {
      if (file.key().equals(copy.copyOf()) && !isCopy(copy, listing)) {
        Seen seen = seen(copy, listing);
        files.remove(copy);
        if (seen != null && seen.size() < file.offset()) {
          leaveOutCopy(file, seen, now);
        } else if (seen != null) {
          found |= takeUp(file, seen, now);
        }
      }
    }
    return found;
  }

  /** Says whether a copy is still what its file begins with. */
  private static boolean isCopy(TailedFile<?> copy, Listing listing) throws IOException {
    String original = copy.copyOf();
    Seen seen = seen(copy, listing);
    Seen whole = original == null ? null : listing.get(original, "");
    return seen != null && whole != null && Copies.isBeginning(seen, whole);
  }

  /** Lets a copy wait as long as it is one; discovery judges it anew when it isn't. */
  private void followCopy(TailedFile<R> copy, Listing listing) throws IOException {
    Seen seen = seen(copy, listing);
    if (seen != null && (isCopy(copy, listing) || !isPresent(copy.copyOf(), listing))) {
      copy.renamed(seen.path());
    } else {
      files.remove(copy);
    }
  }

  private static boolean isPresent(@Nullable String key, Listing listing) {
    return key != null && listing.get(key, "") != null;
  }

  private void discover(Seen seen, Listing listing, long now) throws IOException {
    for (TailedFile<R> file : files) {
      Seen other = listing.get(file.key(), file.path());
      if (other != null
          && file.copyOf() == null
          && !other.isPacked()
          && Copies.isRotated(file.log(), seen.path())
          && Copies.isBeginning(seen, other)) {
        files.add(begin(file.log(), seen, 0, 0, file.key(), now));
        return;
      }
    }
    long from = fromEnd ? endOfLastLine(seen) : 0;
    files.add(begin(seen.path(), seen, from, 0, null, now));
  }

  private boolean isLog(Seen seen) {
    return !seen.isPacked() && settings.pattern().matches(Path.of(seen.path()));
  }

  private TailedFile<R> begin(
      String log, Seen seen, long offset, long before, @Nullable String copyOf, long now)
      throws IOException {
    Fingerprint print = Fingerprint.of(new byte[0], new byte[0]);
    try (TailInput content = TailInput.open(Path.of(seen.path()))) {
      print = Fingerprint.of(content.peek(0, Fingerprint.WINDOW), content.window(offset));
    } catch (NoSuchFileException e) {
      LOG.debug("{} went away while it was looked at", seen.path());
    }
    TailedFile<R> file =
        file(new TailedState(log, seen.path(), seen.key(), offset, before, print, copyOf));
    file.active(now);
    if (!seen.isPacked()) {
      file.mayReadTo(seen.size());
    }
    return file;
  }

  private static long endOfLastLine(Seen seen) throws IOException {
    try (TailInput content = TailInput.open(Path.of(seen.path()))) {
      long end = seen.size();
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

  @Override
  public void close() throws IOException {
    Closing.all(files);
  }
}
