package dev.rtc.connector.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/**
 * Makes the records of its partitions in the order of their numbers, when they are due.
 *
 * <p>The first record is made when all partitions are known: none may overtake the watermark of a
 * partition yet to come, and a failure at the first records must not meet an event on its way from
 * the enumerator, whose loss Flink would tell instead.
 */
final class GeneratingReader<T> implements SourceReader<T, Part> {

  private static final long SHORTEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Recipe<T> recipe;
  private final long limit;
  private final Pace pace;
  private final List<Part> added = new ArrayList<>();
  private final PriorityQueue<Channel<T>> channels = new PriorityQueue<>();
  private CompletableFuture<Void> available = new CompletableFuture<>();
  private boolean complete;

  GeneratingReader(Recipe<T> recipe, long limit, Pace pace) {
    this.recipe = recipe;
    this.limit = limit;
    this.pace = pace;
  }

  @Override
  public void start() {}

  @Override
  public void addSplits(List<Part> parts) {
    added.addAll(parts);
  }

  @Override
  public void notifyNoMoreSplits() {
    complete = true;
    available.complete(null);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<T> output) {
    if (!complete) {
      return waitFor(new CompletableFuture<>());
    }
    open(output);
    Channel<T> next = channels.peek();
    if (next == null) {
      return InputStatus.END_OF_INPUT;
    }
    long nanos = pace.nanosUntil(next.cursor().number());
    if (nanos > 0) {
      return waitFor(after(Math.max(nanos, SHORTEST_WAIT_NANOS)));
    }
    emit(next, output);
    return InputStatus.MORE_AVAILABLE;
  }

  private void open(ReaderOutput<T> output) {
    if (added.isEmpty()) {
      return;
    }
    for (Part part : added) {
      Cursor<T> cursor = new Cursor<>(recipe, limit, part);
      if (!cursor.atEnd()) {
        channels.add(new Channel<>(cursor, part.splitId(), output));
      }
    }
    added.clear();
  }

  private void emit(Channel<T> channel, ReaderOutput<T> output) {
    channels.remove();
    channel.emit();
    if (channel.cursor().atEnd()) {
      output.releaseOutputForSplit(channel.split());
    } else {
      channels.add(channel);
    }
  }

  private InputStatus waitFor(CompletableFuture<Void> something) {
    available = something;
    return InputStatus.NOTHING_AVAILABLE;
  }

  private static CompletableFuture<Void> after(long nanos) {
    return new CompletableFuture<Void>().completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return available;
  }

  @Override
  public List<Part> snapshotState(long checkpoint) {
    List<Part> places = new ArrayList<>(added);
    channels.forEach(channel -> places.add(channel.cursor().place()));
    return places;
  }

  @Override
  public void close() {}
}
