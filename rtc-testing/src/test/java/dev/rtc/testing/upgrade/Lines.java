package dev.rtc.testing.upgrade;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Is a real source of lines, {@code key amount second}, and a real sink of text, both in this JVM:
 * one job at a time.
 */
public final class Lines {

  private static final Queue<String> WRITTEN = new ConcurrentLinkedQueue<>();
  private static volatile List<String> given = List.of();
  private static volatile CountDownLatch sent = new CountDownLatch(1);

  private Lines() {}

  static void give(List<String> lines, int readers) {
    given = List.copyOf(lines);
    sent = new CountDownLatch(readers);
    WRITTEN.clear();
  }

  static boolean allSent() {
    return sent.getCount() == 0;
  }

  static List<String> written() {
    return List.copyOf(WRITTEN);
  }

  /** Reads the key of a line. */
  public static String key(String line) {
    return line.split(" ", -1)[0];
  }

  /** Reads the amount of a line. */
  public static long amount(String line) {
    return Long.parseLong(line.split(" ", -1)[1]);
  }

  /** Reads the time of a line. */
  public static Instant at(String line) {
    return Instant.ofEpochSecond(Long.parseLong(line.split(" ", -1)[2]));
  }

  /** Makes the source. */
  public static SourceSpec<String> source() {
    return SourceSpec.of(new LineSource(1), DataType.STRING);
  }

  /** Makes the source with another version of its serializers, which reads older ones only. */
  public static SourceSpec<String> source(int version) {
    return SourceSpec.of(new LineSource(version), DataType.STRING);
  }

  /** Makes the sink. */
  public static SinkSpec<String> sink() {
    return new TextSink();
  }

  /** Makes a sink that commits, with a version of its serializer, which reads older ones only. */
  public static SinkSpec<String> committingSink(int version) {
    return SinkSpec.of(new Committing(version), Delivery.EXACTLY_ONCE);
  }

  private record TextSink() implements SinkSpec<String> {

    @Override
    public String describe() {
      return "lines";
    }

    @Override
    public Delivery delivery() {
      return Delivery.AT_LEAST_ONCE;
    }

    @Override
    public Sink<String> sink(SinkInput<? extends String> input) {
      return new Writing();
    }
  }

  private record Writing() implements Sink<String> {

    @Override
    public SinkWriter<String> createWriter(WriterInitContext context) {
      return new Writer();
    }
  }

  private static final class Writer implements SinkWriter<String> {

    @Override
    public void write(String element, Context context) {
      WRITTEN.add(element);
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }

  private record Committing(int version) implements Sink<String>, SupportsCommitter<String> {

    @Override
    public SinkWriter<String> createWriter(WriterInitContext context) {
      return new Collecting();
    }

    @Override
    public Committer<String> createCommitter(CommitterInitContext context) {
      return new Committed();
    }

    @Override
    public SimpleVersionedSerializer<String> getCommittableSerializer() {
      return new VersionedText(version);
    }
  }

  private static final class Collecting implements CommittingSinkWriter<String, String> {

    private final List<String> lines = new ArrayList<>();

    @Override
    public void write(String element, Context context) {
      lines.add(element);
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public Collection<String> prepareCommit() {
      List<String> prepared = List.copyOf(lines);
      lines.clear();
      return prepared;
    }

    @Override
    public void close() {}
  }

  private static final class Committed implements Committer<String> {

    @Override
    public void commit(Collection<CommitRequest<String>> requests) {
      requests.forEach(request -> WRITTEN.add(request.getCommittable()));
    }

    @Override
    public void close() {}
  }

  private record VersionedText(int version) implements SimpleVersionedSerializer<String> {

    @Override
    public int getVersion() {
      return version;
    }

    @Override
    public byte[] serialize(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String deserialize(int written, byte[] serialized) {
      if (written > version) {
        throw new IllegalArgumentException("written by version " + written);
      }
      return new String(serialized, StandardCharsets.UTF_8);
    }
  }

  private record LineSource(int version)
      implements Source<String, SilentSource.Anything, SilentSource.Anything> {

    @Override
    public Boundedness getBoundedness() {
      return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SplitEnumerator<SilentSource.Anything, SilentSource.Anything> createEnumerator(
        SplitEnumeratorContext<SilentSource.Anything> context) {
      return new SilentSource().createEnumerator(context);
    }

    @Override
    public SplitEnumerator<SilentSource.Anything, SilentSource.Anything> restoreEnumerator(
        SplitEnumeratorContext<SilentSource.Anything> context, SilentSource.Anything checkpoint) {
      return createEnumerator(context);
    }

    @Override
    public SimpleVersionedSerializer<SilentSource.Anything> getSplitSerializer() {
      return new Versioned(version);
    }

    @Override
    public SimpleVersionedSerializer<SilentSource.Anything> getEnumeratorCheckpointSerializer() {
      return new Versioned(version);
    }

    @Override
    public SourceReader<String, SilentSource.Anything> createReader(SourceReaderContext context) {
      return new Reader(context.getIndexOfSubtask() == 0 ? given : List.of());
    }
  }

  private record Versioned(int version)
      implements SimpleVersionedSerializer<SilentSource.Anything> {

    @Override
    public int getVersion() {
      return version;
    }

    @Override
    public byte[] serialize(SilentSource.Anything anything) {
      return new byte[] {(byte) version};
    }

    @Override
    public SilentSource.Anything deserialize(int written, byte[] serialized) {
      if (written > version) {
        throw new IllegalArgumentException("written by version " + written);
      }
      return new SilentSource.Anything();
    }
  }

  private static final class Reader implements SourceReader<String, SilentSource.Anything> {

    private final List<String> lines;
    private final CompletableFuture<Void> never = new CompletableFuture<>();
    private int next;
    private boolean done;

    Reader(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<String> output) {
      if (next == lines.size()) {
        if (lines.isEmpty()) {
          output.emitWatermark(Watermark.MAX_WATERMARK);
        }
        if (!done) {
          sent.countDown();
        }
        done = true;
        return InputStatus.NOTHING_AVAILABLE;
      }
      String line = lines.get(next);
      next++;
      output.collect(line);
      output.emitWatermark(new Watermark(at(line).toEpochMilli() - 1));
      return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public List<SilentSource.Anything> snapshotState(long checkpoint) {
      return List.of(new SilentSource.Anything());
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return done ? never : CompletableFuture.completedFuture(null);
    }

    @Override
    public void addSplits(List<SilentSource.Anything> splits) {}

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
  }
}
