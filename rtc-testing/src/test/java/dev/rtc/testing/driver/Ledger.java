package dev.rtc.testing.driver;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology;
import org.apache.flink.streaming.api.connector.sink2.SupportsPreCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Is a sink in two phases, with a topology before and after the commit; a commit is a line. */
final class Ledger
    implements Sink<Long>,
        SupportsCommitter<String>,
        SupportsPreCommitTopology<String, String>,
        SupportsPostCommitTopology<String>,
        Serializable {

  private static final long serialVersionUID = 1L;
  static final List<String> COMMITTED = new ArrayList<>();
  static final List<String> CONFIRMED = new ArrayList<>();
  static int refusals;

  @Override
  public CommittingSinkWriter<Long, String> createWriter(WriterInitContext context) {
    List<Long> open = new ArrayList<>();
    return new CommittingSinkWriter<>() {
      @Override
      public void write(Long value, SinkWriter.Context at) {
        open.add(value);
      }

      @Override
      public void flush(boolean end) {}

      @Override
      public Collection<String> prepareCommit() {
        List<String> prepared = open.isEmpty() ? List.of() : List.of(open.toString());
        open.clear();
        return prepared;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Committer<String> createCommitter(CommitterInitContext context) {
    return new Committer<>() {
      @Override
      public void commit(Collection<CommitRequest<String>> requests) {
        for (CommitRequest<String> request : requests) {
          if (refusals > 0) {
            refusals--;
            throw new IllegalStateException("the ledger is closed");
          }
          COMMITTED.add(request.getCommittable());
        }
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public DataStream<CommittableMessage<String>> addPreCommitTopology(
      DataStream<CommittableMessage<String>> committables) {
    return committables.map(x -> x).returns(committables.getType()).uid("before-commit");
  }

  @Override
  public void addPostCommitTopology(DataStream<CommittableMessage<String>> committables) {
    committables.process(new Confirming()).uid("after-commit");
  }

  /** Writes down what was committed, also at the very end, when no writer takes anything more. */
  private static final class Confirming extends ProcessFunction<CommittableMessage<String>, Long> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(
        CommittableMessage<String> message,
        ProcessFunction<CommittableMessage<String>, Long>.Context context,
        Collector<Long> out) {
      if (message instanceof CommittableWithLineage<String> committed) {
        CONFIRMED.add(committed.getCommittable());
      }
    }
  }

  @Override
  public SimpleVersionedSerializer<String> getWriteResultSerializer() {
    return getCommittableSerializer();
  }

  @Override
  public SimpleVersionedSerializer<String> getCommittableSerializer() {
    return new SimpleVersionedSerializer<>() {
      @Override
      public int getVersion() {
        return 1;
      }

      @Override
      public byte[] serialize(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
      }

      @Override
      public String deserialize(int version, byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
      }
    };
  }
}
