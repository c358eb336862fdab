package dev.rtc.testing.connector;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** Hands out the partitions of a topic, first come, first served. */
record MemoryFlinkSource<T>(MemorySource settings, Decoder<T> decoder)
    implements Source<T, MemoryFlinkSource.Part, List<MemoryFlinkSource.Part>> {

  /** Makes a record of what lies in the topic. */
  interface Decoder<T> extends Serializable {
    T decode(String record) throws IOException;
  }

  /** Is a partition from some record on. */
  record Part(int partition, int next) implements SourceSplit {
    @Override
    public String splitId() {
      return String.valueOf(partition);
    }
  }

  @Override
  public Boundedness getBoundedness() {
    return settings.boundedness();
  }

  @Override
  public SourceReader<T, Part> createReader(SourceReaderContext context) throws IOException {
    return new MemoryReader<>(settings, decoder, context);
  }

  @Override
  public SplitEnumerator<Part, List<Part>> createEnumerator(SplitEnumeratorContext<Part> context) {
    List<Part> all = new ArrayList<>();
    for (int i = 0; i < settings.parts(); i++) {
      all.add(new Part(i, 0));
    }
    return new Enumerator(context, all);
  }

  @Override
  public SplitEnumerator<Part, List<Part>> restoreEnumerator(
      SplitEnumeratorContext<Part> context, List<Part> state) {
    return new Enumerator(context, new ArrayList<>(state));
  }

  @Override
  public SimpleVersionedSerializer<Part> getSplitSerializer() {
    return new PartSerializer();
  }

  @Override
  public SimpleVersionedSerializer<List<Part>> getEnumeratorCheckpointSerializer() {
    return new PartsSerializer();
  }

  private record Enumerator(SplitEnumeratorContext<Part> context, List<Part> left)
      implements SplitEnumerator<Part, List<Part>> {

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
      if (left.isEmpty()) {
        context.signalNoMoreSplits(subtask);
      } else {
        context.assignSplit(left.remove(0), subtask);
      }
    }

    @Override
    public void addSplitsBack(List<Part> parts, int subtask) {
      left.addAll(parts);
    }

    @Override
    public void addReader(int subtask) {}

    @Override
    public List<Part> snapshotState(long checkpoint) {
      return List.copyOf(left);
    }

    @Override
    public void close() {}
  }

  private static final class PartSerializer implements SimpleVersionedSerializer<Part> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(Part part) {
      return ByteBuffer.allocate(8).putInt(part.partition()).putInt(part.next()).array();
    }

    @Override
    public Part deserialize(int version, byte[] serialized) {
      ByteBuffer in = ByteBuffer.wrap(serialized);
      return new Part(in.getInt(), in.getInt());
    }
  }

  private static final class PartsSerializer implements SimpleVersionedSerializer<List<Part>> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(List<Part> parts) {
      ByteBuffer out = ByteBuffer.allocate(8 * parts.size());
      parts.forEach(part -> out.putInt(part.partition()).putInt(part.next()));
      return out.array();
    }

    @Override
    public List<Part> deserialize(int version, byte[] serialized) {
      ByteBuffer in = ByteBuffer.wrap(serialized);
      List<Part> parts = new ArrayList<>();
      while (in.hasRemaining()) {
        parts.add(new Part(in.getInt(), in.getInt()));
      }
      return parts;
    }
  }
}
