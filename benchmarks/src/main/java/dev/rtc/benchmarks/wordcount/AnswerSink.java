package dev.rtc.benchmarks.wordcount;

import java.io.Serializable;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Reduces the counts that reach it to an {@link Answer}, at the cost of one hash per element.
 *
 * <p>All Flink variants end in this sink. It remembers no word, so it costs the same for each. It
 * works only on a cluster inside this JVM and for bounded input without restarts.
 *
 * @param <T> a count, or one update of it
 */
final class AnswerSink<T> implements Sink<T> {

  private static final long serialVersionUID = 1L;
  private static final ConcurrentMap<UUID, Answer> ANSWERS = new ConcurrentHashMap<>();

  private final UUID run = UUID.randomUUID();
  private final Reading<T> reading;

  /** Creates a sink for a single run. */
  AnswerSink(Reading<T> reading) {
    this.reading = reading;
  }

  /** Tells a {@link Tally} what an element says. */
  @FunctionalInterface
  interface Reading<T> extends Serializable {
    void read(T element, Tally into);
  }

  /** Returns what all writers of this run saw, once the job has ended, and forgets it. */
  Answer answer() {
    Answer answer = ANSWERS.remove(run);
    return answer == null ? Answer.NONE : answer;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return new Writer<>(run, reading);
  }

  private static final class Writer<T> implements SinkWriter<T> {

    private final UUID run;
    private final Reading<T> reading;
    private final Tally tally = new Tally();

    private Writer(UUID run, Reading<T> reading) {
      this.run = run;
      this.reading = reading;
    }

    @Override
    public void write(T element, Context context) {
      reading.read(element, tally);
    }

    @Override
    public void flush(boolean endOfInput) {
      if (endOfInput) {
        ANSWERS.merge(run, tally.answer(), Answer::plus);
      }
    }

    @Override
    public void close() {}
  }
}
