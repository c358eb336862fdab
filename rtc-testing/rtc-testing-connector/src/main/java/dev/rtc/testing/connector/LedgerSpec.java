package dev.rtc.testing.connector;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.testing.Codec;
import org.apache.flink.api.connector.sink2.Sink;

/** Collects what takes effect, exactly once. */
record LedgerSpec<T>(String course, String output) implements SinkSpec<T> {

  @Override
  public String describe() {
    return "ledger of the case";
  }

  @Override
  public Delivery delivery() {
    return Delivery.EXACTLY_ONCE;
  }

  @Override
  public Sink<T> sink(SinkInput<? extends T> input) {
    return sinkOf(input);
  }

  @SuppressWarnings("unchecked") // what arrives is of the type of the input
  private <R> Sink<T> sinkOf(SinkInput<R> input) {
    return (Sink<T>) new LedgerSink<>(course, output, Codec.of(input.type()));
  }
}
