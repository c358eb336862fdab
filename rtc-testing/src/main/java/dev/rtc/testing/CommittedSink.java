package dev.rtc.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Collects records and commits each checkpoint, so that a commit can fail.
 *
 * <p>A commit is about nothing: what a restore takes back is known without it.
 */
record CommittedSink<T>(CollectingSink<T> sink)
    implements Sink<T>, SupportsWriterState<T, Unwritten>, SupportsCommitter<String> {

  /** Returns a sink that commits if that is planned to fail, and one that only collects if not. */
  static <T> Sink<T> ifNeeded(CollectingSink<T> sink) {
    Faults faults = LiveRun.find(sink.run()).faults().faults();
    return faults.concerns(Faults.Kind.COMMIT, sink.output()) ? new CommittedSink<>(sink) : sink;
  }

  @Override
  public StatefulSinkWriter<T, Unwritten> createWriter(WriterInitContext context) {
    return new Writer<>(sink.createWriter(context), sink.output());
  }

  @Override
  public StatefulSinkWriter<T, Unwritten> restoreWriter(
      WriterInitContext context, Collection<Unwritten> restored) {
    return createWriter(context);
  }

  @Override
  public SimpleVersionedSerializer<Unwritten> getWriterStateSerializer() {
    return sink.getWriterStateSerializer();
  }

  @Override
  public Committer<String> createCommitter(CommitterInitContext context) {
    return new Counting(LiveRun.find(sink.run()).faults());
  }

  @Override
  public SimpleVersionedSerializer<String> getCommittableSerializer() {
    return new Names();
  }

  private record Counting(FaultBoard faults) implements Committer<String> {

    @Override
    public void commit(Collection<CommitRequest<String>> requests) {
      requests.forEach(each -> faults.count(Faults.Kind.COMMIT, each.getCommittable()));
    }

    @Override
    public void close() {}
  }

  @SuppressWarnings("try") // close() is declared by Flink
  private record Writer<T>(StatefulSinkWriter<T, Unwritten> writer, String output)
      implements StatefulSinkWriter<T, Unwritten>, CommittingSinkWriter<T, String> {

    @Override
    public void write(T record, Context context) throws IOException, InterruptedException {
      writer.write(record, context);
    }

    @Override
    public void writeWatermark(Watermark watermark) throws IOException, InterruptedException {
      writer.writeWatermark(watermark);
    }

    @Override
    public Collection<String> prepareCommit() {
      return List.of(output);
    }

    @Override
    public List<Unwritten> snapshotState(long checkpoint) throws IOException {
      return writer.snapshotState(checkpoint);
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() throws Exception {
      writer.close();
    }
  }

  /** Writes the name of the output that is committed. */
  private static final class Names implements SimpleVersionedSerializer<String> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(String name) {
      return name.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String deserialize(int version, byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
