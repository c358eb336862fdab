package dev.rtc.testing;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/**
 * Plays the tape, one entry at a time, so that whoever runs the task decides what happens between
 * two.
 *
 * <p>Flink passes no watermark on from an idle output, not even the last one, which ends all
 * windows: so an input that is idle wakes up before it ends.
 */
final class ScriptedReader<T> implements SourceReader<T, TapeSplit> {

  private static final int NOWHERE = -1;

  private final LiveRun run;
  private final String input;
  private final Tape tape;
  private final Handout<T> handout;
  private int next = NOWHERE;
  private @Nullable TapePosition<T> time;
  private boolean assigned;
  private CompletableFuture<Void> available = new CompletableFuture<>();
  private CompletableFuture<Void> stop = CompletableFuture.completedFuture(null);

  ScriptedReader(LiveRun run, String input, Handout<T> handout) {
    this.run = run;
    this.input = input;
    this.tape = run.tape(input);
    this.handout = handout;
  }

  @Override
  public void start() {
    run.holds().forEach(hold -> hold.leave(input));
  }

  @Override
  public InputStatus pollNext(ReaderOutput<T> output) throws IOException {
    if (!available.isDone()) {
      return InputStatus.NOTHING_AVAILABLE;
    }
    if (next == NOWHERE) {
      return InputStatus.END_OF_INPUT;
    }
    if (time == null) {
      time = TapePosition.at(next, tape, output);
    }
    if (tape.endsAt(next)) {
      output.markActive();
      time.wake();
      return InputStatus.END_OF_INPUT;
    }
    available = tape.hasEntry(next) ? play(tape.entry(next++), time, output) : tape.reaches(next);
    return InputStatus.NOTHING_AVAILABLE;
  }

  /** Returns what completes when the next entry may be played. */
  private CompletableFuture<Void> play(
      TapeEntry entry, TapePosition<T> time, ReaderOutput<T> output) throws IOException {
    if (entry instanceof TapeEntry.Sent sent) {
      time.partition(sent.partition()).collect(handout.record(sent.encoded()));
    } else if (entry instanceof TapeEntry.Undecodable bad) {
      T told = handout.undecodable(bad.partition(), bad.offset(), bad.bytes());
      time.partition(bad.partition()).collect(told);
    } else if (entry instanceof TapeEntry.Held held) {
      stop = run.holds().get(held.hold()).arrive(input);
      return stop;
    } else {
      time.open(entry, output);
      time.mark(entry);
    }
    return tape.reaches(next);
  }

  /** What is restored where it was stopped stops there again. */
  @Override
  public List<TapeSplit> snapshotState(long checkpoint) {
    return next == NOWHERE ? List.of() : List.of(new TapeSplit(stop.isDone() ? next : next - 1));
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return available;
  }

  @Override
  public void addSplits(List<TapeSplit> splits) {
    for (TapeSplit split : splits) {
      next = split.position();
    }
    if (assigned) {
      available.complete(null);
    }
  }

  @Override
  public void notifyNoMoreSplits() {
    assigned = true;
    available.complete(null);
  }

  @Override
  public void close() {}
}
