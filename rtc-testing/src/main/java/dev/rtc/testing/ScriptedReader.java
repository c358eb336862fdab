package dev.rtc.testing;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/**
 * Plays the tape.
 *
 * <p>Flink passes no watermark on from an idle output, not even the last one, which ends all
 * windows: so an input that is idle wakes up before it ends.
 */
final class ScriptedReader<T> implements SourceReader<T, TapeSplit> {

  private final LiveRun run;
  private final Tape tape;
  private final Handout<T> handout;
  private @Nullable TapeReader entries;
  private List<SourceOutput<T>> partitions = List.of();
  private CompletableFuture<Void> available = new CompletableFuture<>();

  ScriptedReader(LiveRun run, Tape tape, Handout<T> handout) {
    this.run = run;
    this.tape = tape;
    this.handout = handout;
  }

  @Override
  public void start() {}

  @Override
  public InputStatus pollNext(ReaderOutput<T> output) throws IOException {
    if (!available.isDone()) {
      return InputStatus.NOTHING_AVAILABLE;
    }
    if (entries == null || entries.atEnd()) {
      output.markActive();
      return InputStatus.END_OF_INPUT;
    }
    if (partitions.isEmpty()) {
      partitions = partitions(output);
    }
    play(entries);
    return available.isDone() ? InputStatus.MORE_AVAILABLE : InputStatus.NOTHING_AVAILABLE;
  }

  /**
   * The watermark of several partitions is the lowest of those that are not idle. Flink has already
   * opened an output for the split itself, which would hold back all others: it is the first.
   */
  private List<SourceOutput<T>> partitions(ReaderOutput<T> output) {
    return tape.partitions() == 1
        ? List.of(output)
        : IntStream.range(0, tape.partitions())
            .mapToObj(TapeSplit::partitionId)
            .map(output::createOutputForSplit)
            .toList();
  }

  private void play(TapeReader entry) throws IOException {
    switch (entry.kind()) {
      case RECORD -> partition(entry).collect(handout.record(entry.bytes()));
      case UNDECODABLE -> undecodable(entry);
      case WATERMARK -> partition(entry).emitWatermark(new Watermark(entry.watermark()));
      case IDLE -> partition(entry).markIdle();
      case ACTIVE -> partition(entry).markActive();
      case HOLD -> available = run.holds().get(entry.hold()).arrive();
    }
  }

  private void undecodable(TapeReader entry) throws IOException {
    int partition = entry.partition();
    T told = handout.undecodable(partition, entry.offset(), entry.bytes());
    partitions.get(partition).collect(told);
  }

  private SourceOutput<T> partition(TapeReader entry) throws IOException {
    return partitions.get(entry.partition());
  }

  @Override
  public List<TapeSplit> snapshotState(long checkpoint) {
    return entries == null ? List.of() : List.of(new TapeSplit(entries.position()));
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return available;
  }

  @Override
  public void addSplits(List<TapeSplit> splits) {
    for (TapeSplit split : splits) {
      entries = new TapeReader(tape, split.position());
    }
  }

  @Override
  public void notifyNoMoreSplits() {
    available.complete(null);
  }

  @Override
  public void close() {}
}
