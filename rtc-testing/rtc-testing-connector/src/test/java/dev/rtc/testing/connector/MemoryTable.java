package dev.rtc.testing.connector;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.type.Change;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps rows in this JVM, as well as its flaw lets it. */
record MemoryTable(String name, Flaw flaw) implements UpsertSpec<String, Long> {

  private static final Map<String, Map<String, Long>> TABLES = new ConcurrentHashMap<>();

  static Map<String, Long> rows(String name) {
    return TABLES.computeIfAbsent(name, unset -> new ConcurrentHashMap<>());
  }

  @Override
  public String describe() {
    return "table";
  }

  @Override
  public Delivery delivery() {
    return Delivery.EXACTLY_ONCE;
  }

  @Override
  public Sink<Change<String, Long>> sink(SinkInput<Change<String, Long>> input) {
    return new TableSink(name, flaw);
  }

  private record TableSink(String name, Flaw flaw) implements Sink<Change<String, Long>> {
    @Override
    public SinkWriter<Change<String, Long>> createWriter(WriterInitContext context) {
      return new Writer(rows(name), flaw);
    }
  }

  private record Writer(Map<String, Long> rows, Flaw flaw)
      implements SinkWriter<Change<String, Long>> {

    @Override
    public void write(Change<String, Long> change, Context context) {
      if (change.kind() != Change.Kind.DELETE) {
        rows.put(change.key(), change.value());
      } else if (flaw != Flaw.KEEPS_DELETED_ROWS) {
        rows.remove(change.key());
      }
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }
}
