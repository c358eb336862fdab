package dev.rtc.connector.file;

import dev.rtc.connector.file.Listing.Seen;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the logs of a directory: decides at each look which file is which.
 *
 * <p>A file is known by device and inode, and by its content where these don't tell.
 */
final class TailedDirectory<R> implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(TailedDirectory.class);

  private final TailSettings settings;
  private final Listing.Lister lister;
  private final String directory;
  private final TailedFiles<R> files;

  /** Files whose content the present look found gone from where it was. */
  private final List<TailedFile<R>> lost = new ArrayList<>();

  /** Whether the present look leaves something to the next. */
  private boolean undecided;

  private boolean fromEnd;

  TailedDirectory(TailSettings settings, Lines<R> lines, Listing.Lister lister, TailSplit split) {
    this.settings = settings;
    this.lister = lister;
    this.directory = split.directory();
    this.fromEnd = split.fromEnd();
    this.files = new TailedFiles<>(lines, settings.buffers(), split.files());
  }

  TailedFiles<R> files() {
    return files;
  }

  String directory() {
    return directory;
  }

  TailSplit state() {
    return new TailSplit(directory, fromEnd, files.states());
  }

  /**
   * Lists the directory and follows what became of its files.
   *
   * <p>Others rename, copy and cut off files meanwhile, so that what one finds may not be what was
   * listed. That a file is new, or that its content is nowhere, is concluded only when nothing of
   * the kind has happened; otherwise the next look decides.
   *
   * @param now milliseconds of a clock that never goes back
   * @return whether everything was decided
   */
  boolean look(long now) throws IOException {
    Predicate<Seen> isOld = fromEnd ? leaveOut(now) : seen -> false;
    fromEnd = false;
    undecided = false;
    Listing listing = followAll(now);
    followCopies(listing);
    discoverAll(listing, isOld, now);
    return !undecided;
  }

  /**
   * Begins all files there are at their ends.
   *
   * @return what of a later listing is left out, too: files that were renamed before they were
   *     begun, and copies of what was cut off before
   */
  private Predicate<Seen> leaveOut(long now) throws IOException {
    Listing listing = lister.list(Path.of(directory));
    discoverAll(listing, seen -> true, now);
    Set<String> begun = files.keys();
    return seen -> !begun.contains(seen.key()) && listing.mayHaveHeld(seen);
  }

  /** Finds a file by its inode, unless that was given to a packed file since. */
  static @Nullable Seen seen(TailedFile<?> file, Listing listing) {
    Seen seen = listing.get(file.key(), file.path());
    return seen == null || seen.isPacked() != file.isPacked() ? null : seen;
  }

  /**
   * Follows what isn't a copy. A file that isn't where it was, or isn't what it was, is followed
   * again in a listing made since: only that is sure to hold its new name, and the copy that was
   * made before it was cut off.
   */
  private Listing followAll(long now) throws IOException {
    Listing listing = lister.list(Path.of(directory));
    List<TailedFile<R>> missing = new ArrayList<>();
    for (TailedFile<R> file : files.originals()) {
      if (!follow(file, listing, now)) {
        missing.add(file);
      }
    }
    if (!missing.isEmpty()) {
      listing = lister.list(Path.of(directory));
      followMissing(missing, listing, now);
    }
    return listing;
  }

  private void followMissing(List<TailedFile<R>> missing, Listing listing, long now)
      throws IOException {
    for (TailedFile<R> file : missing) {
      if (!follow(file, listing, now)) {
        if (file.isOpen() && seen(file, listing) == null) {
          followDeleted(file, listing, now);
        } else {
          lost.add(file);
        }
      }
    }
    for (TailedFile<R> file : List.copyOf(lost)) {
      takeLeave(file, listing, now);
    }
    lost.clear();
  }

  /** Comes after the files that they are copies of: one that was cut off has released its own. */
  private void followCopies(Listing listing) throws IOException {
    for (TailedFile<R> file : files.all()) {
      if (file.copyOf() != null) {
        followCopy(file, listing);
      }
    }
  }

  /** Follows a file that is where it was, or was renamed; says whether it is what it was. */
  private boolean follow(TailedFile<R> file, Listing listing, long now) throws IOException {
    Seen seen = seen(file, listing);
    if (seen == null) {
      return false;
    }
    file.renamed(seen.path());
    if (file.isPacked()) {
      followPacked(file);
      return true;
    }
    return followPresent(file, seen, now);
  }

  private boolean followPresent(TailedFile<R> file, Seen seen, long now) throws IOException {
    boolean intact = seen.size() >= file.known();
    if (intact && file.known() > 0) {
      TailedFile.Read found = file.check(seen.changed());
      if (found == TailedFile.Read.ELSEWHERE) {
        undecided = true;
        return true;
      }
      intact = found != TailedFile.Read.REWRITTEN;
    }
    if (!intact || !file.isIntact()) {
      return false;
    }
    file.mayReadTo(seen.size());
    rest(file, file.isRenamed(), now);
    return true;
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

  /** Reads what is deleted as long as it is open. */
  private void followDeleted(TailedFile<R> file, Listing listing, long now) throws IOException {
    if (file.isPacked()) {
      followPacked(file);
      return;
    }
    file.mayReadTo(file.size());
    rest(file, true, now);
    if (!file.isOpen() && (releaseCopies(file, listing, now) || !undecided)) {
      files.remove(file);
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
    if (!takeUpRest(file, listing, seen != null, now)) {
      return;
    }
    file.close();
    if (seen != null && seen.size() == 0 && isLog(seen)) {
      files.beginAnew(file, seen, now);
    } else {
      files.remove(file);
    }
  }

  /** Goes on where the content of a file is found; says whether that is decided. */
  private boolean takeUpRest(TailedFile<R> file, Listing listing, boolean cutOff, long now)
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
    boolean decided = found || !undecided;
    if (decided && !found && file.limit() != file.offset()) {
      LOG.warn(
          "{} was cut off or has gone, and was read up to byte {}: what it had more is lost",
          file.path(),
          file.offset());
    }
    return decided;
  }

  /** Returns the keys of all files that are surely what they were. */
  private Set<String> settled(Listing listing) throws IOException {
    Set<String> settled = new HashSet<>();
    for (TailedFile<R> file : files.all()) {
      boolean copied = file.copyOf() != null && isPresent(file.copyOf(), listing);
      if (!lost.contains(file) && (!copied || Copies.isCopy(file, listing))) {
        settled.add(file.key());
      }
    }
    return settled;
  }

  /** Goes on in a file with the same content, if it is one. */
  private boolean takeUp(TailedFile<R> file, Seen seen, long now) throws IOException {
    try (TailInput content = seen.open()) {
      byte[] first = content.peek(0, Fingerprint.WINDOW);
      Fingerprint print = file.print();
      byte[] before = content.window(file.offset());
      boolean same = !print.isEmpty() && print.matches(first, before);
      if (same) {
        files.insertBefore(file, seen, file.offset(), Fingerprint.of(first, before), now);
      }
      return same;
    } catch (NoSuchFileException e) {
      undecided = true;
      return false;
    } catch (EOFException | ZipException e) {
      return false; // packed and not yet complete
    }
  }

  /** Knows a file as read that was copied from one that was cut off later, and read further. */
  private void leaveOutCopy(TailedFile<R> file, Seen seen, long now) throws IOException {
    try (TailInput content = seen.open()) {
      if (file.beginsLike(content, seen.size())) {
        LOG.info("{} counts as a copy of {}, which was read further", seen.path(), file.path());
        byte[] first = content.peek(0, Fingerprint.WINDOW);
        Fingerprint print = Fingerprint.of(first, content.window(seen.size()));
        files.insertBefore(file, seen, seen.size(), print, now);
      }
    } catch (NoSuchFileException e) {
      undecided = true;
    }
  }

  /**
   * Makes files of what were copies, each behind what was read of the one they were copied from.
   */
  private boolean releaseCopies(TailedFile<R> file, Listing listing, long now) throws IOException {
    boolean found = false;
    for (TailedFile<R> copy : files.all()) {
      if (file.key().equals(copy.copyOf()) && !Copies.isCopy(copy, listing)) {
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

  /** Lets a copy wait as long as it is one; discovery judges it anew when it surely isn't. */
  private void followCopy(TailedFile<R> copy, Listing listing) throws IOException {
    Seen seen = seen(copy, listing);
    if (seen == null || isForeign(copy, seen, listing)) {
      files.remove(copy);
    } else {
      copy.renamed(seen.path());
    }
  }

  /** Says whether a copy isn't one any more. */
  private boolean isForeign(TailedFile<R> copy, Seen seen, Listing listing) throws IOException {
    if (!isPresent(copy.copyOf(), listing)) {
      return false;
    }
    for (TailedFile<R> file : files.originals()) {
      if (file.key().equals(copy.copyOf())) {
        return relation(seen, file, listing) == Copies.Relation.NONE;
      }
    }
    return !Copies.isCopy(copy, listing);
  }

  private static boolean isPresent(@Nullable String key, Listing listing) {
    return key != null && listing.get(key, "") != null;
  }

  private Copies.Relation relation(Seen seen, TailedFile<R> file, Listing listing)
      throws IOException {
    Copies.Relation relation = Copies.relation(seen, file, listing);
    undecided |= relation == Copies.Relation.UNKNOWN;
    return relation;
  }

  private void discoverAll(Listing listing, Predicate<Seen> isOld, long now) throws IOException {
    Set<String> known = files.keys();
    for (Seen seen : listing.largestFirst()) {
      if (seen.size() > 0 && isLog(seen) && known.add(seen.key())) {
        discover(seen, listing, isOld.test(seen), now);
      }
    }
  }

  /** Begins a file unless it is a copy; an old one, at its end, also if that is undecided. */
  private void discover(Seen seen, Listing listing, boolean old, long now) throws IOException {
    for (TailedFile<R> file : files.originals()) {
      if (Copies.isRotated(file.log(), seen.path())) {
        Copies.Relation relation = relation(seen, file, listing);
        if (relation == Copies.Relation.COPY) {
          files.addCopy(seen, file, now);
          return;
        } else if (relation == Copies.Relation.UNKNOWN && !old) {
          return;
        }
      }
    }
    try {
      files.begin(seen, old ? seen.endOfLastLine() : 0, now);
    } catch (NoSuchFileException e) {
      undecided = true;
    }
  }

  private boolean isLog(Seen seen) {
    return !seen.isPacked() && settings.pattern().matches(Path.of(seen.path()));
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
