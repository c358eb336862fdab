package dev.rtc.testing.simulation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
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
 * Writes as another sink does and commits each checkpoint, so that a commit can fail.
 *
 * <p>A commit is about nothing: what a checkpoint vouches for is known without it.
 */
record SimulatedCommits<T>(SimulatedSink<T> sink)
    implements Sink<T>, SupportsWriterState<T, String>, SupportsCommitter<String> {

  /** Returns a sink that commits if the simulation wants it to. */
  static <T> Sink<T> ifNeeded(SimulatedSink<T> sink) {
    return World.find(sink.world()).commits() ? new SimulatedCommits<>(sink) : sink;
  }

  @Override
  public StatefulSinkWriter<T, String> createWriter(WriterInitContext context) {
    return new Writer<>(sink.createWriter(context), sink.output());
  }

  @Override
  public StatefulSinkWriter<T, String> restoreWriter(
      WriterInitContext context, Collection<String> state) {
    return createWriter(context);
  }

  @Override
  public SimpleVersionedSerializer<String> getWriterStateSerializer() {
    return sink.getWriterStateSerializer();
  }

  @Override
  public Committer<String> createCommitter(CommitterInitContext context) {
    return new Commits(World.find(sink.world()));
  }

  @Override
  public SimpleVersionedSerializer<String> getCommittableSerializer() {
    return new Names();
  }

  private record Commits(World world) implements Committer<String> {

    @Override
    public void commit(Collection<CommitRequest<String>> requests) {
      requests.forEach(each -> world.commit(each.getCommittable(), "", List.of()));
    }

    @Override
    public void close() {}
  }

  @SuppressWarnings("try") // close() is declared by Flink
  private record Writer<T>(StatefulSinkWriter<T, String> writer, String output)
      implements StatefulSinkWriter<T, String>, CommittingSinkWriter<T, String> {

    @Override
    public void write(T record, Context context) throws IOException, InterruptedException {
      writer.write(record, context);
    }

    @Override
    public Collection<String> prepareCommit() {
      return List.of(output);
    }

    @Override
    public List<String> snapshotState(long checkpoint) throws IOException {
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
