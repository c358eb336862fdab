package dev.rtc.testing.simulation;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.RecordCheck;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.type.DataType;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.connector.sink2.Sink;

/** Stands in for a sink of facts. */
record SimulatedSinkSpec<T>(String world, String output, SinkSpec<T> original)
    implements SinkSpec<T> {

  @Override
  public String describe() {
    return "simulated instead of " + original.describe();
  }

  @Override
  public Delivery delivery() {
    return Delivery.AT_LEAST_ONCE;
  }

  @Override
  @SuppressWarnings("unchecked") // records of a subtype are all that ever arrives
  public Sink<T> sink(SinkInput<? extends T> input) {
    DataType<T> type = (DataType<T>) input.type();
    return SimulatedCommits.ifNeeded(
        new SimulatedSink<>(
            world, output, type.typeInformation().createSerializer(new SerializerConfigImpl())));
  }

  @Override
  public Optional<RecordCheck<T>> recordCheck(SinkInput<? extends T> input) {
    return original.recordCheck(input);
  }

  @Override
  public boolean singleWriter() {
    return original.singleWriter();
  }
}
