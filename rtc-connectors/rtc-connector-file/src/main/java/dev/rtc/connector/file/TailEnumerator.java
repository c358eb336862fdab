package dev.rtc.connector.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.jspecify.annotations.Nullable;

/** Finds directories that hold logs and gives each to one reader for good. */
final class TailEnumerator implements SplitEnumerator<TailSplit, TailState> {

  private final TailSettings settings;
  private final boolean fromEnd;
  private final @Nullable Path last;
  private final SplitEnumeratorContext<TailSplit> context;
  private final Set<String> directories;
  private final Deque<TailSplit> pending;
  private final Set<Integer> dismissed = new HashSet<>();

  private boolean started;
  private boolean ended;
  private int nextReader;

  TailEnumerator(
      TailSettings settings,
      boolean fromEnd,
      @Nullable Path last,
      SplitEnumeratorContext<TailSplit> context,
      TailState state) {
    this.settings = settings;
    this.fromEnd = fromEnd;
    this.last = last;
    this.context = context;
    this.started = state.started();
    this.directories = new LinkedHashSet<>(state.directories());
    this.pending = new ArrayDeque<>(state.pending());
  }

  /**
   * What one look found.
   *
   * @param directories those that hold a file
   * @param isLast whether no further look is wanted
   */
  private record Look(Set<String> directories, boolean isLast) {}

  @Override
  public void start() {
    context.callAsync(this::look, this::found, 0, settings.every().toMillis());
  }

  /** Runs in a thread of its own. */
  private Look look() throws IOException {
    boolean isLast = last != null && Files.exists(last);
    return new Look(settings.pattern().localDirectories(), isLast);
  }

  private void found(Look look, @Nullable Throwable failure) {
    if (failure != null) {
      throw new IllegalStateException(
          "Cannot look for logs at " + settings.pattern().path(), failure);
    }
    for (String directory : look.directories()) {
      if (directories.add(directory)) {
        pending.add(new TailSplit(directory, fromEnd && !started, List.of()));
      }
    }
    started = true;
    ended |= look.isLast();
    assign();
  }

  @Override
  public void addReader(int reader) {
    dismissed.remove(reader);
    assign();
  }

  /** Waits for all readers, so that none gets the share of one that is late. */
  private void assign() {
    if (context.registeredReaders().size() < context.currentParallelism()) {
      return;
    }
    if (!pending.isEmpty()) {
      context.assignSplits(new SplitsAssignment<>(shares()));
    }
    if (ended) {
      context.registeredReaders().keySet().stream()
          .filter(dismissed::add)
          .forEach(context::signalNoMoreSplits);
    }
  }

  /** Takes all that is pending, each reader's share at once: its logs start together. */
  private Map<Integer, List<TailSplit>> shares() {
    Map<Integer, List<TailSplit>> shares = new HashMap<>();
    while (!pending.isEmpty()) {
      shares.computeIfAbsent(nextReader, reader -> new ArrayList<>()).add(pending.remove());
      nextReader = (nextReader + 1) % context.currentParallelism();
    }
    return shares;
  }

  @Override
  public void addSplitsBack(List<TailSplit> splits, int reader) {
    pending.addAll(splits);
    assign();
  }

  @Override
  public void handleSplitRequest(int reader, @Nullable String host) {}

  @Override
  public TailState snapshotState(long checkpoint) {
    return new TailState(started, List.copyOf(directories), List.copyOf(pending));
  }

  @Override
  public void close() {}
}
