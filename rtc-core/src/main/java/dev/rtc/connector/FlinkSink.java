package dev.rtc.connector;

import org.apache.flink.api.connector.sink2.Sink;

/** A Flink sink, admitted as it is. */
record FlinkSink<T>(Sink<T> sink, Delivery delivery) implements SinkSpec<T> {

  @Override
  public String describe() {
    return sink.getClass().getSimpleName();
  }

  @Override
  public Sink<T> sink(SinkInput<? extends T> input) {
    return sink;
  }
}
