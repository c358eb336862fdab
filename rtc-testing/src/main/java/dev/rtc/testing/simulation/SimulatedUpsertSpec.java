package dev.rtc.testing.simulation;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.type.Change;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.connector.sink2.Sink;

/** Stands in for a sink of rows and keeps their changes. */
record SimulatedUpsertSpec<K, V>(String world, String output, UpsertSpec<K, V> original)
    implements UpsertSpec<K, V> {

  @Override
  public String describe() {
    return "simulated instead of " + original.describe();
  }

  @Override
  public Delivery delivery() {
    return Delivery.AT_LEAST_ONCE;
  }

  @Override
  public Sink<Change<K, V>> sink(SinkInput<Change<K, V>> input) {
    return SimulatedCommits.ifNeeded(
        new SimulatedSink<>(
            world,
            output,
            input.type().typeInformation().createSerializer(new SerializerConfigImpl())));
  }

  @Override
  public boolean singleWriter() {
    return original.singleWriter();
  }
}
