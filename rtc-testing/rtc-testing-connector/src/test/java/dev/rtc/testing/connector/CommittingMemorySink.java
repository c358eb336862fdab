package dev.rtc.testing.connector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.apache.flink.metrics.Counter;

/** Shows records once the checkpoint that holds them is complete. */
record CommittingMemorySink(Topic.Access access, String topic, Flaw flaw)
    implements Sink<String>, SupportsCommitter<Batch> {

  @Override
  public SinkWriter<String> createWriter(WriterInitContext context) throws IOException {
    Leak.of(flaw);
    return new Writer(access.open(topic), flaw, context.metricGroup().getNumRecordsSendCounter());
  }

  @Override
  public Committer<Batch> createCommitter(CommitterInitContext context) throws IOException {
    return new Commits(access.open(topic), flaw);
  }

  @Override
  public SimpleVersionedSerializer<Batch> getCommittableSerializer() {
    return new Batch.Serializer();
  }

  private static final class Writer implements CommittingSinkWriter<String, Batch> {

    private final Topic topic;
    private final Flaw flaw;
    private final Counter sent;
    private List<byte[]> records = new ArrayList<>();

    Writer(Topic topic, Flaw flaw, Counter sent) {
      this.topic = topic;
      this.flaw = flaw;
      this.sent = sent;
    }

    @Override
    public void write(String record, Context context) throws IOException {
      MemorySink.require(record);
      sent.inc();
      if (flaw == Flaw.SHOWS_EARLY) {
        topic.add(List.of(record));
      } else {
        records.add(record.getBytes(StandardCharsets.UTF_8));
      }
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public Collection<Batch> prepareCommit() {
      Batch batch = new Batch(UUID.randomUUID().toString(), records);
      records = new ArrayList<>();
      return batch.records().isEmpty() ? List.of() : List.of(batch);
    }

    @Override
    public void close() throws IOException {
      topic.close();
    }
  }

  private record Commits(Topic topic, Flaw flaw) implements Committer<Batch> {

    @Override
    public void commit(Collection<CommitRequest<Batch>> requests) throws IOException {
      for (CommitRequest<Batch> request : requests) {
        Batch batch = request.getCommittable();
        List<String> records =
            batch.records().stream().map(it -> new String(it, StandardCharsets.UTF_8)).toList();
        if (flaw == Flaw.COMMITS_TWICE) {
          topic.add(records);
        } else {
          topic.commit(batch.id(), records);
        }
      }
    }

    @Override
    public void close() throws IOException {
      topic.close();
    }
  }
}
