package dev.rtc.sample;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes to a queue that all copies of the sink share: Flink serializes sinks. */
final class KeepingSink<T> implements Sink<T> {

  private static final long serialVersionUID = 1L;
  private static final Map<String, Queue<Object>> QUEUES = new ConcurrentHashMap<>();

  private final String key = UUID.randomUUID().toString();

  @SuppressWarnings("unchecked") // only writers of T add to the queue of this key
  List<T> kept() {
    return (List<T>) List.copyOf(queue(key));
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return new KeepingWriter<>(queue(key));
  }

  private static Queue<Object> queue(String key) {
    return QUEUES.computeIfAbsent(key, unused -> new ConcurrentLinkedQueue<>());
  }

  private record KeepingWriter<T>(Queue<Object> queue) implements SinkWriter<T> {

    @Override
    public void write(T record, Context context) {
      queue.add(record);
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }
}
