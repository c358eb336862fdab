package dev.rtc.testing.upgrade;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of a source: never has a record, never ends, and forgets the state it is given.
 */
final class SilentSource implements Source<Object, SilentSource.Anything, SilentSource.Anything> {

  private static final long serialVersionUID = 1L;

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SplitEnumerator<Anything, Anything> createEnumerator(
      SplitEnumeratorContext<Anything> context) {
    return new Enumerator();
  }

  @Override
  public SplitEnumerator<Anything, Anything> restoreEnumerator(
      SplitEnumeratorContext<Anything> context, Anything checkpoint) {
    return new Enumerator();
  }

  @Override
  public SimpleVersionedSerializer<Anything> getSplitSerializer() {
    return new AnythingSerializer();
  }

  @Override
  public SimpleVersionedSerializer<Anything> getEnumeratorCheckpointSerializer() {
    return new AnythingSerializer();
  }

  @Override
  public SourceReader<Object, Anything> createReader(SourceReaderContext context) {
    return new Reader();
  }

  /** Is a split, or all splits, of the source that is replaced. */
  record Anything() implements SourceSplit {
    @Override
    public String splitId() {
      return "anything";
    }
  }

  private static final class AnythingSerializer implements SimpleVersionedSerializer<Anything> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(Anything anything) {
      return new byte[0];
    }

    @Override
    public Anything deserialize(int version, byte[] serialized) {
      return new Anything();
    }
  }

  private static final class Enumerator implements SplitEnumerator<Anything, Anything> {

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {}

    @Override
    public void addSplitsBack(List<Anything> splits, int subtask) {}

    @Override
    public void addReader(int subtask) {}

    @Override
    public Anything snapshotState(long checkpoint) {
      return new Anything();
    }

    @Override
    public void close() {}
  }

  private static final class Reader implements SourceReader<Object, Anything> {

    private final CompletableFuture<Void> never = new CompletableFuture<>();

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<Object> output) {
      return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public List<Anything> snapshotState(long checkpoint) {
      return List.of();
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return never;
    }

    @Override
    public void addSplits(List<Anything> splits) {}

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
  }
}
