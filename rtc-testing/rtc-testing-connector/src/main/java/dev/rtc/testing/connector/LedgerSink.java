package dev.rtc.testing.connector;

import dev.rtc.testing.Codec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Commits records to the {@link Course} in two phases: the judge of a source must be exact. */
record LedgerSink<T>(String course, String output, Codec<T> codec)
    implements Sink<T>, SupportsCommitter<Batch> {

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return new Writer<>(codec);
  }

  @Override
  public Committer<Batch> createCommitter(CommitterInitContext context) {
    return new LedgerCommitter(course, output);
  }

  @Override
  public SimpleVersionedSerializer<Batch> getCommittableSerializer() {
    return new Batch.Serializer();
  }

  private static final class Writer<T> implements CommittingSinkWriter<T, Batch> {

    private final Codec<T> codec;
    private List<byte[]> records = new ArrayList<>();

    Writer(Codec<T> codec) {
      this.codec = codec;
    }

    @Override
    public void write(T record, Context context) {
      records.add(codec.encode(record));
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public Collection<Batch> prepareCommit() {
      if (records.isEmpty()) {
        return List.of();
      }
      Batch batch = new Batch(UUID.randomUUID().toString(), records);
      records = new ArrayList<>();
      return List.of(batch);
    }

    @Override
    public void close() {}
  }

  private record LedgerCommitter(String course, String output) implements Committer<Batch> {

    @Override
    public void commit(Collection<CommitRequest<Batch>> requests) {
      requests.forEach(request -> Course.find(course).commit(output, request.getCommittable()));
    }

    @Override
    public void close() {}
  }
}
