package dev.rtc.connector.generate;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** Makes records up (a source by FLIP-27, whose splits are the partitions). */
final class GeneratedSource<T> implements Source<T, Part, List<Part>> {

  private static final long serialVersionUID = 1L;

  private final Recipe<T> recipe;
  private final long limit;
  private final Boundedness boundedness;
  private final @Nullable Rate rate;
  private final int partitions;

  GeneratedSource(
      Recipe<T> recipe, long limit, Boundedness boundedness, Optional<Rate> rate, int partitions) {
    this.recipe = recipe;
    this.limit = limit;
    this.boundedness = boundedness;
    this.rate = rate.orElse(null);
    this.partitions = partitions;
  }

  @Override
  public Boundedness getBoundedness() {
    return boundedness;
  }

  @Override
  public SourceReader<T, Part> createReader(SourceReaderContext context) {
    Pace pace = rate == null ? Pace.UNHURRIED : new SteadyPace(rate, System::nanoTime);
    return new GeneratingReader<>(recipe, limit, pace);
  }

  @Override
  public SplitEnumerator<Part, List<Part>> createEnumerator(SplitEnumeratorContext<Part> context) {
    return restoreEnumerator(
        context,
        IntStream.range(0, partitions).mapToObj(part -> Part.whole(part, partitions)).toList());
  }

  @Override
  public SplitEnumerator<Part, List<Part>> restoreEnumerator(
      SplitEnumeratorContext<Part> context, List<Part> parts) {
    return new Deal(context, parts);
  }

  @Override
  public SimpleVersionedSerializer<Part> getSplitSerializer() {
    return new PartSerializer();
  }

  @Override
  public SimpleVersionedSerializer<List<Part>> getEnumeratorCheckpointSerializer() {
    return new PartsSerializer();
  }
}
