package dev.rtc.testing.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record at a time, from its partitions in turn.
 *
 * <p>It hands mutable records out the way Flink's object reuse allows: in one object, which it
 * spoils with other contents as soon as the call is over. What an operator keeps of it without a
 * copy is then wrong at once, not just under load.
 */
final class SimulatedReader<T> implements SourceReader<T, SimulatedSplit> {

  private final World world;
  private final String input;
  private final TypeSerializer<T> serializer;
  private final Deque<SimulatedSplit> splits = new ArrayDeque<>();
  private CompletableFuture<Void> available = new CompletableFuture<>();
  private final @Nullable T handedOut;
  private boolean complete;

  SimulatedReader(World world, String input, TypeSerializer<T> serializer) {
    this.world = world;
    this.input = input;
    this.serializer = serializer;
    this.handedOut = serializer.isImmutableType() ? null : serializer.createInstance();
  }

  @Override
  public void start() {}

  /** Asks for another turn after each record: Flink would go on at once in a job of one chain. */
  @Override
  public InputStatus pollNext(ReaderOutput<T> output) {
    if (!complete) {
      return InputStatus.NOTHING_AVAILABLE;
    }
    SimulatedSplit split = splits.poll();
    if (split == null) {
      available = world.end();
      return available.isDone() ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }
    List<T> records = records(split);
    if (split.position() < records.size()) {
      int read = world.takeDuplication() ? 0 : 1;
      splits.add(new SimulatedSplit(split.partition(), split.position() + read));
      emit(records, split, output);
    } else {
      output.releaseOutputForSplit(split.splitId());
    }
    return InputStatus.NOTHING_AVAILABLE;
  }

  private void emit(List<T> records, SimulatedSplit split, ReaderOutput<T> output) {
    world.recordRead();
    T record = copy(records.get(split.position()));
    output.createOutputForSplit(split.splitId()).collect(record);
    if (handedOut != null && record == handedOut) {
      T other = records.get((split.position() + 1) % records.size());
      Objects.requireNonNull(serializer.copy(other, handedOut));
    }
  }

  private T copy(T record) {
    return handedOut == null ? serializer.copy(record) : serializer.copy(record, handedOut);
  }

  @SuppressWarnings("unchecked") // the type of an input is that of its source
  private List<T> records(SimulatedSplit split) {
    return (List<T>) world.partition(input, split.partition());
  }

  @Override
  public List<SimulatedSplit> snapshotState(long checkpoint) {
    return List.copyOf(splits);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return available;
  }

  @Override
  public void addSplits(List<SimulatedSplit> added) {
    splits.addAll(added);
  }

  @Override
  public void notifyNoMoreSplits() {
    complete = true;
    available.complete(null);
  }

  @Override
  public void close() {}
}
