package dev.rtc.sample;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;

/** Keeps the facts it gets, in this JVM. */
public final class Collected<T> implements SinkSpec<T> {

  private final KeepingSink<T> sink = new KeepingSink<>();

  /** Returns what has arrived. */
  public List<T> records() {
    return sink.kept();
  }

  @Override
  public String describe() {
    return "collected";
  }

  @Override
  public Delivery delivery() {
    return Delivery.AT_LEAST_ONCE;
  }

  @Override
  public Sink<T> sink(SinkInput<? extends T> input) {
    return sink;
  }
}
