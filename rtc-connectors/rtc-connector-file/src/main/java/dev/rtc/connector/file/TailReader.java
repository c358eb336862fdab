package dev.rtc.connector.file;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * Reads the logs of some directories in turn, a block of each, between two looks at the
 * directories.
 *
 * <p>It works in the thread of the task alone: what it reads is in the cache of the operating
 * system or on a local disk, and each state it can be asked for is one in which no other thread is
 * on its way.
 */
final class TailReader<R> implements SourceReader<R, TailSplit> {

  private final TailSettings settings;
  private final Lines<R> lines;
  private final Listing.Lister lister;
  private final LongSupplier clock;
  private final Counter records;
  private final Map<String, TailedDirectory<R>> directories = new LinkedHashMap<>();
  private final Map<String, SourceOutput<R>> outputs = new LinkedHashMap<>();
  private final Set<String> closedDirectories = new HashSet<>();
  private final Set<String> paused = new HashSet<>();
  private final Deque<Deque<TailedFile<R>>> readable = new ArrayDeque<>();

  /** How many bytes the last look found unread; asked for by threads that report metrics. */
  private volatile long unread;

  private @Nullable TailedFile<R> current;
  private long nextLook = Long.MIN_VALUE;
  private boolean lastLookWanted;
  private boolean lastLookTaken;
  private CompletableFuture<Void> available = CompletableFuture.completedFuture(null);

  /**
   * Creates a reader of nothing yet.
   *
   * @param lister lists the directories
   * @param clock milliseconds that never go back
   */
  TailReader(
      TailSettings settings,
      Lines<R> lines,
      Listing.Lister lister,
      SourceReaderMetricGroup metrics,
      LongSupplier clock) {
    this.settings = settings;
    this.lines = lines;
    this.lister = lister;
    this.clock = clock;
    this.records = metrics.getIOMetricGroup().getNumRecordsInCounter();
    metrics.setPendingBytesGauge(() -> unread);
  }

  @Override
  public void start() {}

  @Override
  public void addSplits(List<TailSplit> splits) {
    for (TailSplit split : splits) {
      directories.put(split.directory(), new TailedDirectory<>(settings, lines, lister, split));
    }
    nextLook = Long.MIN_VALUE;
    available.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    lastLookWanted = true;
    nextLook = Long.MIN_VALUE;
    available.complete(null);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<R> output) throws IOException {
    TailedFile<R> file = current;
    if (file == null || !file.hasLine()) {
      file = advance(output);
      current = file;
    }
    if (file == null) {
      return rest();
    }
    R record = file.next();
    records.inc();
    output(file.log(), output).collect(record);
    return InputStatus.MORE_AVAILABLE;
  }

  /** Reads on until there is a line somewhere; looks at the directories when that is due. */
  private @Nullable TailedFile<R> advance(ReaderOutput<R> output) throws IOException {
    if (clock.getAsLong() >= nextLook) {
      look(output);
    }
    while (!readable.isEmpty()) {
      Deque<TailedFile<R>> log = readable.removeFirst();
      TailedFile<R> file = log.getFirst();
      boolean line = file.hasLine() || read(file);
      if (!line || file.unread() == 0) {
        log.removeFirst();
      }
      if (!log.isEmpty()) {
        readable.addLast(log);
      }
      if (line) {
        return file;
      }
    }
    return null;
  }

  /** Reads on; what was cut off meanwhile is looked at without delay. */
  private boolean read(TailedFile<R> file) throws IOException {
    TailedFile.Read read = file.read();
    if (read == TailedFile.Read.REWRITTEN) {
      nextLook = Long.MIN_VALUE;
    }
    return read == TailedFile.Read.LINE;
  }

  private void look(ReaderOutput<R> output) throws IOException {
    boolean decided = true;
    long now = clock.getAsLong();
    readable.clear();
    Set<String> logs = new HashSet<>();
    for (TailedDirectory<R> directory : directories.values()) {
      decided &= directory.look(now);
      logs.addAll(directory.files().logs());
      directory.files().readable().forEach(this::read);
    }
    lastLookTaken = lastLookWanted && decided;
    declare(logs, output);
    unread = directories.values().stream().mapToLong(known -> known.files().unread()).sum();
    nextLook = now + settings.every().toMillis();
  }

  private void read(List<TailedFile<R>> log) {
    if (!paused.contains(log.get(0).log())) {
      readable.add(new ArrayDeque<>(log));
    }
  }

  /** Gives each log a partition of event time before any line of this look is handed out. */
  private void declare(Set<String> logs, ReaderOutput<R> output) {
    logs.forEach(log -> output(log, output));
    for (String log : List.copyOf(outputs.keySet())) {
      if (!logs.contains(log)) {
        outputs.remove(log);
        output.releaseOutputForSplit(log);
      }
    }
  }

  private SourceOutput<R> output(String log, ReaderOutput<R> output) {
    SourceOutput<R> known = outputs.get(log);
    return known == null ? open(log, output) : known;
  }

  /**
   * Opens the partition of a log. Flink knows only directories as partitions, and notes a further
   * one when it hears of its idleness; that of the directory, which never has a record, is closed.
   */
  private SourceOutput<R> open(String log, ReaderOutput<R> output) {
    SourceOutput<R> opened = output.createOutputForSplit(log);
    opened.markIdle();
    opened.markActive();
    outputs.put(log, opened);
    String directory = log.substring(0, Math.max(1, log.lastIndexOf('/')));
    if (closedDirectories.add(directory)) {
      output.releaseOutputForSplit(directory);
    }
    return opened;
  }

  private InputStatus rest() {
    if (lastLookTaken && nextLook > Long.MIN_VALUE) {
      return InputStatus.END_OF_INPUT;
    }
    long now = clock.getAsLong();
    if (now >= nextLook) {
      return InputStatus.MORE_AVAILABLE;
    }
    available =
        new CompletableFuture<Void>()
            .completeOnTimeout(null, nextLook - now, TimeUnit.MILLISECONDS);
    return InputStatus.NOTHING_AVAILABLE;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return available;
  }

  @Override
  public List<TailSplit> snapshotState(long checkpoint) {
    List<TailSplit> state = new ArrayList<>();
    directories.values().forEach(directory -> state.add(directory.state()));
    return state;
  }

  /** Pauses logs whose event time is too far ahead. */
  @Override
  public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
    paused.addAll(toPause);
    toResume.forEach(paused::remove);
    readable.removeIf(log -> paused.contains(log.getFirst().log()));
    nextLook = Long.MIN_VALUE;
    available.complete(null);
  }

  @Override
  public void close() throws IOException {
    Closing.all(directories.values());
  }
}
