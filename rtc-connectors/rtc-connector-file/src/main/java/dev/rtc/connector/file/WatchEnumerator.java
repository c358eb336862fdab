package dev.rtc.connector.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.core.fs.FileStatus;
import org.jspecify.annotations.Nullable;

/** Finds new files, cuts them into ranges and hands these to readers that ask. */
final class WatchEnumerator implements SplitEnumerator<FileSourceSplit, WatchState> {

  private final LineRanges ranges;
  private final Duration every;
  private final @Nullable Path last;
  private final SplitEnumeratorContext<FileSourceSplit> context;
  private final Map<String, Long> lengths;
  private final Deque<FileSourceSplit> pending;
  private final Set<Integer> waiting = new LinkedHashSet<>();

  private long nextNumber;
  private boolean ended;

  WatchEnumerator(
      LineRanges ranges,
      Duration every,
      @Nullable Path last,
      SplitEnumeratorContext<FileSourceSplit> context,
      WatchState state) {
    this.ranges = ranges;
    this.every = every;
    this.last = last;
    this.context = context;
    this.nextNumber = state.nextNumber();
    this.lengths = new LinkedHashMap<>(state.lengths());
    this.pending = new ArrayDeque<>(state.pending());
  }

  /**
   * What one look found.
   *
   * @param files all files there are
   * @param isLast whether no further look is wanted
   */
  private record Look(List<FileStatus> files, boolean isLast) {}

  @Override
  public void start() {
    context.callAsync(this::look, this::found, 0, every.toMillis());
  }

  /** Runs in a thread of its own. */
  private Look look() throws IOException {
    boolean isLast = last != null && Files.exists(last);
    try {
      return new Look(ranges.pattern().files(), isLast);
    } catch (FileNotFoundException e) {
      return new Look(List.of(), isLast);
    }
  }

  private void found(Look look, @Nullable Throwable failure) {
    if (failure != null) {
      throw new IllegalStateException(
          "Cannot look for new files at " + ranges.pattern().path(), failure);
    }
    look.files().forEach(this::requireSameLength);
    take(look.files().stream().filter(this::isNew).toList());
    ended |= look.isLast();
    assign();
  }

  private void requireSameLength(FileStatus file) {
    Long length = lengths.get(file.getPath().toString());
    if (length != null && file.getLen() > length) {
      throw new IllegalStateException(
          "The file "
              + file.getPath()
              + " had "
              + length
              + " bytes when its reading began and has "
              + file.getLen()
              + " now: what was added would be lost. A watched file must be complete when it"
              + " appears: write it under a name that begins with a dot and rename it. Now move it"
              + " away and bring what was added under another name; for files that grow write"
              + " FileIO.tail");
    }
  }

  private boolean isNew(FileStatus file) {
    return file.getLen() > 0 && !lengths.containsKey(file.getPath().toString());
  }

  private void take(List<FileStatus> files) {
    try {
      List<FileSourceSplit> cut = ranges.cut(files, context.currentParallelism(), nextNumber);
      nextNumber += cut.size();
      pending.addAll(cut);
      files.forEach(file -> lengths.put(file.getPath().toString(), file.getLen()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void handleSplitRequest(int reader, @Nullable String host) {
    waiting.add(reader);
    assign();
  }

  private void assign() {
    waiting.retainAll(context.registeredReaders().keySet());
    for (int reader : List.copyOf(waiting)) {
      FileSourceSplit next = pending.poll();
      if (next != null) {
        context.assignSplit(next, reader);
        waiting.remove(reader);
      } else if (ended) {
        context.signalNoMoreSplits(reader);
        waiting.remove(reader);
      }
    }
  }

  @Override
  public void addSplitsBack(List<FileSourceSplit> splits, int reader) {
    waiting.remove(reader);
    splits.forEach(pending::addFirst);
    assign();
  }

  @Override
  public void addReader(int reader) {}

  @Override
  public WatchState snapshotState(long checkpoint) {
    return new WatchState(nextNumber, Map.copyOf(lengths), copy(pending));
  }

  private static List<FileSourceSplit> copy(Collection<FileSourceSplit> splits) {
    return List.copyOf(splits);
  }

  @Override
  public void close() {}
}
