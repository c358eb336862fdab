package dev.rtc.testing.job;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
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
 * Writes as another sink does and commits each checkpoint, so that a commit can fail. For the test
 * kit, not for tests.
 *
 * <p>A commit is about nothing: what a restore takes back is known without it.
 *
 * @param sink writes, and takes new writers for restored ones without state
 * @param output the name under which it commits
 * @param commits what a commit does
 */
public record CommittingSink<T, S, W extends Sink<T> & SupportsWriterState<T, S>>(
    W sink, String output, Commits commits)
    implements Sink<T>, SupportsWriterState<T, S>, SupportsCommitter<String> {

  /** Says what a commit does. */
  @FunctionalInterface
  public interface Commits extends Serializable {

    /** Returns what is told the name of the output at each commit. */
    Consumer<String> open();
  }

  @Override
  public StatefulSinkWriter<T, S> createWriter(WriterInitContext context) throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public StatefulSinkWriter<T, S> restoreWriter(WriterInitContext context, Collection<S> state)
      throws IOException {
    return new Writer<>(sink.restoreWriter(context, state), output);
  }

  @Override
  public SimpleVersionedSerializer<S> getWriterStateSerializer() {
    return sink.getWriterStateSerializer();
  }

  @Override
  public Committer<String> createCommitter(CommitterInitContext context) {
    return new Committing(commits.open());
  }

  @Override
  public SimpleVersionedSerializer<String> getCommittableSerializer() {
    return new Names();
  }

  private record Committing(Consumer<String> commit) implements Committer<String> {

    @Override
    public void commit(Collection<CommitRequest<String>> requests) {
      requests.forEach(each -> commit.accept(each.getCommittable()));
    }

    @Override
    public void close() {}
  }

  @SuppressWarnings("try") // close() is declared by Flink
  private record Writer<T, S>(StatefulSinkWriter<T, S> writer, String output)
      implements StatefulSinkWriter<T, S>, CommittingSinkWriter<T, String> {

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
    public List<S> snapshotState(long checkpoint) throws IOException {
      return writer.snapshotState(checkpoint);
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
      writer.flush(endOfInput);
    }

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
