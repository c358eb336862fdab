package dev.rtc.testing.connector;

import dev.rtc.testing.connector.MemoryFlinkSource.Decoder;
import dev.rtc.testing.connector.MemoryFlinkSource.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;

/** Reads its partitions record by record, in turns. */
final class MemoryReader<T> implements SourceReader<T, Part> {

  private final MemorySource settings;
  private final Decoder<T> decoder;
  private final SourceReaderContext context;
  private final Topic topic;
  private final List<Part> parts = new ArrayList<>();
  private boolean noMore;
  private boolean asked;

  MemoryReader(MemorySource settings, Decoder<T> decoder, SourceReaderContext context)
      throws IOException {
    this.settings = settings;
    this.decoder = decoder;
    this.context = context;
    this.topic = settings.access().open(settings.topic());
    Leak.of(settings.flaw());
  }

  @Override
  public void start() {}

  @Override
  public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
    askForMore();
    try {
      return next(output);
    } catch (IOException e) {
      if (settings.flaw() == Flaw.ENDS_AT_A_CUT) {
        return InputStatus.END_OF_INPUT;
      }
      throw e;
    }
  }

  private InputStatus next(ReaderOutput<T> output) throws IOException {
    int turns = parts.size();
    for (int i = 0; i < turns; i++) {
      Part part = parts.get(0);
      String record = topic.read(part.partition(), part.next());
      parts.remove(0);
      if (record != null) {
        parts.add(new Part(part.partition(), part.next() + 1));
        emit(record, output);
        return InputStatus.MORE_AVAILABLE;
      }
      if (!isBounded()) {
        parts.add(part);
      }
    }
    return isBounded() && noMore ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
  }

  private void emit(String record, ReaderOutput<T> output) throws IOException {
    if (settings.flaw() == Flaw.SWALLOWS_BAD_RECORDS && record.equals(Memory.BAD)) {
      return;
    }
    context.metricGroup().getIOMetricGroup().getNumRecordsInCounter().inc();
    output.collect(decoder.decode(record));
  }

  private boolean isBounded() {
    return settings.boundedness() == Boundedness.BOUNDED;
  }

  private void askForMore() {
    if (!asked && !noMore) {
      asked = true;
      context.sendSplitRequest();
    }
  }

  @Override
  public List<Part> snapshotState(long checkpoint) {
    return switch (settings.flaw()) {
      case FORGETS_POSITION -> parts.stream().map(part -> new Part(part.partition(), 0)).toList();
      case SKIPS_ONE ->
          parts.stream().map(part -> new Part(part.partition(), part.next() + 1)).toList();
      default -> List.copyOf(parts);
    };
  }

  @Override
  public void addSplits(List<Part> added) {
    boolean first = parts.isEmpty() && !asked;
    if (settings.flaw() == Flaw.DROPS_RESTORED_SPLITS && first) {
      parts.add(added.get(0));
    } else {
      parts.addAll(added);
    }
    asked = false;
  }

  @Override
  public void notifyNoMoreSplits() {
    noMore = true;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return CompletableFuture.runAsync(
        () -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() throws IOException {
    topic.close();
  }
}
