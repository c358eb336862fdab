package dev.rtc.testing;

import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Gives the tape to the first subtask, and nothing to others. */
final class ScriptedEnumerator implements SplitEnumerator<TapeSplit, Unassigned> {

  private static final int PLAYER = 0;

  private final SplitEnumeratorContext<TapeSplit> context;
  private Optional<TapeSplit> unassigned;

  ScriptedEnumerator(SplitEnumeratorContext<TapeSplit> context, Unassigned unassigned) {
    this.context = context;
    this.unassigned = unassigned.split();
  }

  @Override
  public void start() {}

  @Override
  public void addReader(int subtask) {
    if (subtask == PLAYER) {
      unassigned.ifPresent(split -> context.assignSplit(split, PLAYER));
      unassigned = Optional.empty();
    }
    context.signalNoMoreSplits(subtask);
  }

  @Override
  public void addSplitsBack(List<TapeSplit> splits, int subtask) {
    unassigned = splits.stream().findFirst();
  }

  @Override
  public void handleSplitRequest(int subtask, @Nullable String host) {}

  @Override
  public Unassigned snapshotState(long checkpoint) {
    return new Unassigned(unassigned);
  }

  @Override
  public void close() {}
}
