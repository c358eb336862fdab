package dev.rtc.sample;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.RecordCheck;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;

/** Keeps the facts that pass a check; one that does not would fail the job. */
public record CheckedSink<T>(Collected<T> kept, RecordCheck<T> check) implements SinkSpec<T> {

  @Override
  public String describe() {
    return "checked";
  }

  @Override
  public Delivery delivery() {
    return Delivery.AT_LEAST_ONCE;
  }

  @Override
  public Sink<T> sink(SinkInput<? extends T> input) {
    return kept.sink(input);
  }

  @Override
  public Optional<RecordCheck<T>> recordCheck(SinkInput<? extends T> input) {
    return Optional.of(check);
  }
}
