package dev.rtc.connector.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.jspecify.annotations.Nullable;

/** Runs a reader of one directory on a clock of its own, with checkpoints and kills. */
final class TailedRun<R> {

  private final TailSettings settings;
  private final Lines<R> lines;
  private final AtomicLong clock = new AtomicLong();
  private final List<R> found = new ArrayList<>();
  private final List<String> partitions = new ArrayList<>();

  /** What happens in the middle of a look, and after how many questions of the reader. */
  private @Nullable Step meanwhile;

  private int questions;

  private byte[] checkpoint;
  private int foundAtCheckpoint;
  private @Nullable TailReader<R> reader;

  /** Does something to the files. */
  @FunctionalInterface
  interface Step {

    void run() throws IOException;
  }

  TailedRun(Path directory, String glob, Lines<R> lines) throws IOException {
    this(directory, glob, lines, false);
  }

  TailedRun(Path directory, String glob, Lines<R> lines, boolean fromEnd) throws IOException {
    this.settings =
        new TailSettings(
            FilePattern.of(directory + "/" + glob),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            new LineBuffers(64, 1 << 16));
    this.lines = lines;
    TailSplit split = new TailSplit(directory.toString(), fromEnd, List.of());
    this.checkpoint = new TailSplitSerializer().serialize(split);
    start();
  }

  private TailReader<R> start() throws IOException {
    TailReader<R> started =
        new TailReader<>(
            settings,
            lines,
            this::list,
            UnregisteredMetricsGroup.createSourceReaderMetricGroup(),
            clock::get);
    started.addSplits(List.of(state()));
    reader = started;
    return started;
  }

  /** Returns the state of the last checkpoint. */
  TailSplit state() throws IOException {
    return new TailSplitSerializer().deserialize(1, checkpoint);
  }

  List<R> found() {
    return found;
  }

  /** Returns the partitions of event time that are open. */
  List<String> partitions() {
    return partitions;
  }

  void pass(Duration time) {
    clock.addAndGet(time.toMillis());
  }

  /**
   * Lets something happen while the reader looks.
   *
   * @param asked how many questions it has asked before the last one: what a directory holds, and
   *     where a file is in what it held
   */
  void meanwhile(int asked, Step step) {
    questions = asked;
    meanwhile = step;
  }

  /** Forgets what hasn't happened; says whether it has. */
  boolean hasHappened() {
    boolean happened = meanwhile == null;
    meanwhile = null;
    return happened;
  }

  private Listing list(Path directory) throws IOException {
    Listing listing = Listing.of(directory);
    asked();
    return new Asked(listing);
  }

  private void asked() {
    Step step = meanwhile;
    if (step != null && questions-- == 0) {
      meanwhile = null;
      try {
        step.run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Polls until nothing is available. */
  void drain() throws IOException {
    while (poll()) {
      // until there is nothing more
    }
  }

  boolean poll() throws IOException {
    TailReader<R> running = reader == null ? start() : reader;
    return running.pollNext(new Output()) == InputStatus.MORE_AVAILABLE;
  }

  /** Passes a second and reads all there is. */
  void lookAndDrain() throws IOException {
    pass(Duration.ofSeconds(1));
    drain();
  }

  void checkpoint() throws IOException {
    TailReader<R> running = reader == null ? start() : reader;
    checkpoint = new TailSplitSerializer().serialize(running.snapshotState(1).get(0));
    foundAtCheckpoint = found.size();
  }

  /** Ends the run without a word; what was found since the checkpoint never happened. */
  void kill() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
      partitions.clear();
      found.subList(foundAtCheckpoint, found.size()).clear();
    }
  }

  /** Shows what a directory held before the last questions were asked. */
  private final class Asked extends Listing {

    Asked(Listing listing) {
      super(listing.files());
    }

    @Override
    @Nullable Seen get(String key, String path) {
      asked();
      return super.get(key, path);
    }
  }

  private final class Output implements ReaderOutput<R> {

    @Override
    public SourceOutput<R> createOutputForSplit(String partition) {
      partitions.add(partition);
      return this;
    }

    @Override
    public void releaseOutputForSplit(String partition) {
      partitions.remove(partition);
    }

    @Override
    public void collect(R line) {
      found.add(line);
    }

    @Override
    public void collect(R line, long timestamp) {
      found.add(line);
    }

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}
  }
}
