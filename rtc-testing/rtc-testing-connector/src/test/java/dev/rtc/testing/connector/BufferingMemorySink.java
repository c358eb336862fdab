package dev.rtc.testing.connector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.Counter;

/** Shows records when its buffer is full, and at checkpoints. */
record BufferingMemorySink(Topic.Access access, String topic, Flaw flaw) implements Sink<String> {

  private static final int BUFFERED = 40;

  @Override
  public SinkWriter<String> createWriter(WriterInitContext context) throws IOException {
    Leak.of(flaw);
    return new Writer(access.open(topic), flaw, context.metricGroup().getNumRecordsSendCounter());
  }

  private static final class Writer implements SinkWriter<String> {

    private final Topic topic;
    private final Flaw flaw;
    private final Counter sent;
    private final List<String> buffer = new ArrayList<>();

    Writer(Topic topic, Flaw flaw, Counter sent) {
      this.topic = topic;
      this.flaw = flaw;
      this.sent = sent;
    }

    @Override
    public void write(String record, Context context) throws IOException {
      MemorySink.require(record);
      sent.inc();
      buffer.add(record);
      if (buffer.size() >= BUFFERED) {
        send();
      }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      if (endOfInput || flaw != Flaw.ACKNOWLEDGES_EARLY) {
        send();
      }
    }

    private void send() throws IOException {
      topic.add(buffer);
      buffer.clear();
    }

    @Override
    public void close() throws IOException {
      topic.close();
    }
  }
}
