package dev.rtc.connector.console;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Describes the printing of each record. */
record LinesSpec(Screen.Opener screen) implements SinkSpec<Object> {

  @Override
  public String describe() {
    return "lines on the console";
  }

  @Override
  public Delivery delivery() {
    return Delivery.AT_LEAST_ONCE;
  }

  @Override
  public Sink<Object> sink(SinkInput<?> input) {
    return new LinesSink(screen);
  }

  /** Prints each record. */
  record LinesSink(Screen.Opener screen) implements Sink<Object> {

    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<Object> createWriter(WriterInitContext context) {
      return new Writer(screen.open());
    }
  }

  /** Prints each record at once. */
  record Writer(Screen screen) implements SinkWriter<Object> {

    @Override
    public void write(Object line, Context context) {
      screen.print(String.valueOf(line));
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }
}
