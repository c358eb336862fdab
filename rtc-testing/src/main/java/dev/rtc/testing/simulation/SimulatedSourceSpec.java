package dev.rtc.testing.simulation;

import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;

/** Stands in for a source: same type, same boundedness, but it reads an input of a simulation. */
record SimulatedSourceSpec<T>(String world, String input, SourceSpec<T> original)
    implements SourceSpec<T> {

  @Override
  public String describe() {
    return "simulated instead of " + original.describe();
  }

  @Override
  public DataType<T> type() {
    return original.type();
  }

  @Override
  public Boundedness boundedness() {
    return original.boundedness();
  }

  @Override
  public Source<T, ?, ?> source() {
    return new SimulatedSource<>(
        world,
        input,
        type().typeInformation(),
        type().typeInformation().createSerializer(new SerializerConfigImpl()),
        boundedness());
  }
}
