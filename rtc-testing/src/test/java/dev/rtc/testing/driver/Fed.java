package dev.rtc.testing.driver;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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

/** Is a source that a test feeds, in this JVM; each part is read by the subtask of its number. */
final class Fed implements Source<Long, Fed.Part, Boolean>, Serializable {

  private static final long serialVersionUID = 1L;
  private static final Map<String, Feed> FEEDS = new ConcurrentHashMap<>();

  private final String name;
  private final int parts;

  private Fed(String name, int parts) {
    this.name = name;
    this.parts = parts;
  }

  /** Makes a source, with nothing fed yet. */
  static Fed of(String name, int parts) {
    FEEDS.computeIfAbsent(name, unset -> new Feed(parts));
    return new Fed(name, parts);
  }

  static Feed feed(String name) {
    return FEEDS.get(name);
  }

  static void clear(String name) {
    FEEDS.remove(name);
  }

  /** Is what a source reads. */
  static final class Feed {

    private final List<List<Long>> parts = new ArrayList<>();
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private final BitSet ended = new BitSet();

    Feed(int parts) {
      for (int i = 0; i < parts; i++) {
        this.parts.add(new ArrayList<>());
      }
    }

    synchronized void add(int part, long... values) {
      for (long value : values) {
        parts.get(part).add(value);
      }
      wake();
    }

    synchronized void end() {
      ended.set(0, parts.size());
      wake();
    }

    synchronized void end(int part) {
      ended.set(part);
      wake();
    }

    private synchronized boolean hasEnded(List<Part> read) {
      return read.stream().allMatch(part -> ended.get(part.number()) && at(part) == null);
    }

    private void wake() {
      waiting.forEach(each -> each.complete(null));
      waiting.clear();
    }

    private synchronized @Nullable Long at(Part part) {
      List<Long> values = parts.get(part.number());
      return part.position() < values.size() ? values.get(part.position()) : null;
    }

    private synchronized CompletableFuture<Void> more(List<Part> read) {
      CompletableFuture<Void> more = new CompletableFuture<>();
      if (hasEnded(read) || read.stream().anyMatch(part -> at(part) != null)) {
        more.complete(null);
      } else {
        waiting.add(more);
      }
      return more;
    }
  }

  record Part(int number, int position) implements SourceSplit {

    @Override
    public String splitId() {
      return "part-" + number;
    }
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<Long, Part> createReader(SourceReaderContext context) {
    return new Reader(FEEDS.get(name));
  }

  private static final class Reader implements SourceReader<Long, Part> {

    private final Feed feed;
    private final List<Part> read = new ArrayList<>();
    private final CompletableFuture<Void> toldNoMore = new CompletableFuture<>();
    private boolean noMore;

    Reader(Feed feed) {
      this.feed = feed;
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<Long> output) {
      for (int i = 0; i < read.size(); i++) {
        Part part = read.get(i);
        Long value = feed.at(part);
        if (value != null) {
          read.set(i, new Part(part.number(), part.position() + 1));
          output.collect(value);
          return InputStatus.MORE_AVAILABLE;
        }
      }
      return noMore && feed.hasEnded(read)
          ? InputStatus.END_OF_INPUT
          : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public List<Part> snapshotState(long checkpoint) {
      return List.copyOf(read);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return noMore ? feed.more(read) : toldNoMore;
    }

    @Override
    public void addSplits(List<Part> splits) {
      read.addAll(splits);
    }

    @Override
    public void notifyNoMoreSplits() {
      noMore = true;
      toldNoMore.complete(null);
    }

    @Override
    public void close() {}
  }

  @Override
  public SplitEnumerator<Part, Boolean> createEnumerator(SplitEnumeratorContext<Part> context) {
    return new Enumerator(context, parts, false);
  }

  @Override
  public SplitEnumerator<Part, Boolean> restoreEnumerator(
      SplitEnumeratorContext<Part> context, Boolean assigned) {
    return new Enumerator(context, parts, assigned);
  }

  private record Enumerator(SplitEnumeratorContext<Part> context, int parts, boolean assigned)
      implements SplitEnumerator<Part, Boolean> {

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {}

    @Override
    public void addSplitsBack(List<Part> splits, int subtask) {}

    @Override
    public void addReader(int subtask) {
      for (int i = 0; i < parts && !assigned; i++) {
        if (i % context.currentParallelism() == subtask) {
          context.assignSplit(new Part(i, 0), subtask);
        }
      }
      context.signalNoMoreSplits(subtask);
    }

    @Override
    public Boolean snapshotState(long checkpoint) {
      return true;
    }

    @Override
    public void close() {}
  }

  @Override
  public SimpleVersionedSerializer<Part> getSplitSerializer() {
    return new SimpleVersionedSerializer<>() {
      @Override
      public int getVersion() {
        return 1;
      }

      @Override
      public byte[] serialize(Part part) {
        return ByteBuffer.allocate(8).putInt(part.number()).putInt(part.position()).array();
      }

      @Override
      public Part deserialize(int version, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Part(buffer.getInt(), buffer.getInt());
      }
    };
  }

  @Override
  public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
    return new SimpleVersionedSerializer<>() {
      @Override
      public int getVersion() {
        return 1;
      }

      @Override
      public byte[] serialize(Boolean assigned) {
        return new byte[] {(byte) (assigned ? 1 : 0)};
      }

      @Override
      public Boolean deserialize(int version, byte[] bytes) {
        return bytes[0] == 1;
      }
    };
  }
}
