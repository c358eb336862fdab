package dev.rtc.testing.simulation;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Reads an input of a simulation (a source by FLIP-27, whose splits are the partitions). */
final class SimulatedSource<T>
    implements Source<T, SimulatedSplit, Boolean>, ResultTypeQueryable<T> {

  private static final long serialVersionUID = 1L;

  private final String world;
  private final String input;
  private final TypeInformation<T> type;
  private final TypeSerializer<T> serializer;
  private final Boundedness boundedness;

  SimulatedSource(
      String world,
      String input,
      TypeInformation<T> type,
      TypeSerializer<T> serializer,
      Boundedness boundedness) {
    this.world = world;
    this.input = input;
    this.type = type;
    this.serializer = serializer;
    this.boundedness = boundedness;
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return type;
  }

  @Override
  public Boundedness getBoundedness() {
    return boundedness;
  }

  @Override
  public SourceReader<T, SimulatedSplit> createReader(SourceReaderContext context) {
    return new SimulatedReader<>(World.find(world), input, serializer.duplicate());
  }

  @Override
  public SplitEnumerator<SimulatedSplit, Boolean> createEnumerator(
      SplitEnumeratorContext<SimulatedSplit> context) {
    return restoreEnumerator(context, false);
  }

  @Override
  public SplitEnumerator<SimulatedSplit, Boolean> restoreEnumerator(
      SplitEnumeratorContext<SimulatedSplit> context, Boolean assigned) {
    return new SimulatedEnumerator(context, World.find(world).partitions(input), assigned);
  }

  @Override
  public SimpleVersionedSerializer<SimulatedSplit> getSplitSerializer() {
    return new SimulatedSplit.Serializer();
  }

  @Override
  public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
    return new SimulatedEnumerator.Serializer();
  }
}
