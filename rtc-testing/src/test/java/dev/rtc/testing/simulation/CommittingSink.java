package dev.rtc.testing.simulation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Writes numbers in two phases, as Flink's own sinks do. */
record CommittingSink(Outside<Long> outside, Flaw flaw)
    implements Sink<Long>, SupportsCommitter<CommittingSink.Transaction> {

  /** Lists what can be wrong with it. */
  enum Flaw {
    NONE,
    /** It leaves a part for the next checkpoint, which no state keeps. */
    ACKNOWLEDGES_EARLY,
    /** It commits again what it has committed before a failure. */
    COMMITS_TWICE
  }

  private static final int BATCH = 3;
  private static final AtomicLong TRANSACTIONS = new AtomicLong();

  @Override
  public CommittingSinkWriter<Long, Transaction> createWriter(WriterInitContext context) {
    return new Writer(flaw == Flaw.ACKNOWLEDGES_EARLY);
  }

  @Override
  public Committer<Transaction> createCommitter(CommitterInitContext context) {
    return new Commits(outside, flaw == Flaw.COMMITS_TWICE);
  }

  @Override
  public SimpleVersionedSerializer<Transaction> getCommittableSerializer() {
    return new Transaction.Serializer();
  }

  /** Collects what belongs to the next transaction. */
  private static final class Writer implements CommittingSinkWriter<Long, Transaction> {

    private final boolean acknowledgesEarly;
    private final List<Long> numbers = new ArrayList<>();
    private boolean ended;

    private Writer(boolean acknowledgesEarly) {
      this.acknowledgesEarly = acknowledgesEarly;
    }

    @Override
    public void write(Long number, Context context) {
      numbers.add(number);
    }

    @Override
    public void flush(boolean endOfInput) {
      ended = endOfInput;
    }

    /** Leaves what does not fill a batch for later, if it acknowledges early. */
    @Override
    public Collection<Transaction> prepareCommit() {
      int count = acknowledgesEarly && !ended ? numbers.size() / BATCH * BATCH : numbers.size();
      List<Long> prepared = List.copyOf(numbers.subList(0, count));
      numbers.subList(0, count).clear();
      return prepared.isEmpty()
          ? List.of()
          : List.of(new Transaction(TRANSACTIONS.incrementAndGet(), prepared));
    }

    @Override
    public void close() {}
  }

  private record Commits(Outside<Long> outside, boolean forgets) implements Committer<Transaction> {

    @Override
    public void commit(Collection<CommitRequest<Transaction>> requests) {
      for (CommitRequest<Transaction> request : requests) {
        Transaction transaction = request.getCommittable();
        long id = forgets ? TRANSACTIONS.incrementAndGet() : transaction.id();
        outside.commit(Long.toString(id), transaction.numbers());
      }
    }

    @Override
    public void close() {}
  }

  /**
   * Is what one checkpoint of one writer commits.
   *
   * @param id its number
   * @param numbers what it writes
   */
  record Transaction(long id, List<Long> numbers) {

    private static final class Serializer implements SimpleVersionedSerializer<Transaction> {

      @Override
      public int getVersion() {
        return 1;
      }

      @Override
      public byte[] serialize(Transaction transaction) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * (1 + transaction.numbers().size()));
        bytes.putLong(transaction.id());
        transaction.numbers().forEach(bytes::putLong);
        return bytes.array();
      }

      @Override
      public Transaction deserialize(int version, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long id = buffer.getLong();
        List<Long> numbers = new ArrayList<>();
        while (buffer.hasRemaining()) {
          numbers.add(buffer.getLong());
        }
        return new Transaction(id, numbers);
      }
    }
  }
}
