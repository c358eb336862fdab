package dev.rtc.testing.connector;

import dev.rtc.connector.SourceSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.testframe.external.ExternalSystemSplitDataWriter;
import org.apache.flink.connector.testframe.external.source.DataStreamSourceExternalContext;
import org.apache.flink.connector.testframe.external.source.TestingSourceSettings;
import org.opentest4j.TestAbortedException;

/** Shows one case of Flink's suite what a {@link SourceKit} gives. */
final class FlinksSourceContext<T> implements DataStreamSourceExternalContext<T> {

  private final SourceKit<T> kit;
  private final Place place;
  private final Map<Integer, Integer> made = new HashMap<>();
  private int writers;

  FlinksSourceContext(SourceKit<T> kit) {
    kit.withoutFlinksSuite()
        .ifPresent(
            why -> {
              throw new TestAbortedException("Flink's suite does not run: " + why);
            });
    this.kit = kit;
    try {
      this.place = Place.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Source<T, ?, ?> createSource(TestingSourceSettings settings) {
    SourceSpec<T> usual = kit.source(place);
    SourceSpec<T> wanted =
        usual.boundedness() == settings.getBoundedness() ? usual : kit.counterpart(place);
    return new TypedSource<>(wanted.source(), wanted.type().typeInformation());
  }

  @Override
  public List<T> generateTestData(TestingSourceSettings settings, int split, long seed) {
    int from = made.getOrDefault(split, 0);
    int to = from + kit.perPartition();
    made.put(split, to);
    return IntStream.range(from, to).mapToObj(number -> kit.record(split, number)).toList();
  }

  @Override
  public ExternalSystemSplitDataWriter<T> createSourceSplitDataWriter(
      TestingSourceSettings settings) {
    return new Writer(writers++);
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return kit.source(place).type().typeInformation();
  }

  @Override
  public List<URL> getConnectorJarPaths() {
    return List.of();
  }

  @Override
  public void close() throws IOException {
    place.delete();
  }

  @Override
  public String toString() {
    return kit.getClass().getSimpleName();
  }

  private final class Writer implements ExternalSystemSplitDataWriter<T> {

    private final int partition;

    Writer(int partition) {
      this.partition = partition;
    }

    @Override
    public void writeRecords(List<T> records) {
      try {
        kit.put(place, partition, records);
      } catch (Exception e) {
        throw new IllegalStateException("put(...) of the kit failed: " + e, e);
      }
    }

    @Override
    public void close() {}
  }
}
