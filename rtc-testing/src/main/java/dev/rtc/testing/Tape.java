package dev.rtc.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Holds what one input does, entry by entry; it may grow while it is played.
 *
 * <p>It stays in the JVM of the test, where its source finds it through the {@link LiveRun}.
 */
final class Tape {

  private final List<TapeEntry> entries = new ArrayList<>();
  private boolean ended;
  private CompletableFuture<Void> growth = new CompletableFuture<>();

  synchronized void add(TapeEntry entry) {
    entries.add(entry);
    grown();
  }

  /** Says that nothing more is to come. */
  synchronized void end() {
    ended = true;
    grown();
  }

  private void grown() {
    CompletableFuture<Void> awaited = growth;
    growth = new CompletableFuture<>();
    awaited.complete(null);
  }

  synchronized boolean hasEntry(int position) {
    return position < entries.size();
  }

  synchronized TapeEntry entry(int position) {
    return entries.get(position);
  }

  /** Tells whether everything before this position is all there ever will be. */
  synchronized boolean endsAt(int position) {
    return ended && position == entries.size();
  }

  /** Returns what completes once there is something at a position, if only the end. */
  synchronized CompletableFuture<Void> reaches(int position) {
    return hasEntry(position) || ended ? CompletableFuture.completedFuture(null) : growth;
  }

  /** Counts the records, and the bytes that are none. */
  synchronized long sent() {
    return entries.stream()
        .filter(entry -> entry instanceof TapeEntry.Sent || entry instanceof TapeEntry.Undecodable)
        .count();
  }

  synchronized List<TapeEntry> entries() {
    return List.copyOf(entries);
  }
}
