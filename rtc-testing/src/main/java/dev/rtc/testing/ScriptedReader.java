package dev.rtc.testing;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
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
  private final Codec<T> codec;
  private @Nullable TapeReader entries;
  private CompletableFuture<Void> available = new CompletableFuture<>();

  ScriptedReader(LiveRun run, Tape tape, Codec<T> codec) {
    this.run = run;
    this.tape = tape;
    this.codec = codec;
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
    play(entries, output);
    return available.isDone() ? InputStatus.MORE_AVAILABLE : InputStatus.NOTHING_AVAILABLE;
  }

  private void play(TapeReader entry, ReaderOutput<T> output) throws IOException {
    switch (entry.kind()) {
      case RECORD -> output.collect(codec.decode(entry.record()));
      case WATERMARK -> output.emitWatermark(new Watermark(entry.watermark()));
      case IDLE -> output.markIdle();
      case ACTIVE -> output.markActive();
      case HOLD -> available = run.holds().get(entry.hold()).arrive();
    }
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
