package dev.rtc.testing.connector;

import dev.rtc.connector.Delivery;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.connector.testframe.external.ExternalSystemDataReader;
import org.apache.flink.connector.testframe.external.sink.DataStreamSinkV2ExternalContext;
import org.apache.flink.connector.testframe.external.sink.TestingSinkSettings;
import org.apache.flink.core.execution.CheckpointingMode;
import org.opentest4j.TestAbortedException;

/**
 * Shows one case of Flink's suite what a {@link SinkKit} gives.
 *
 * <p>The suite sorts records, so that its type wants them comparable, which those of a kit need not
 * be: whether they are is asked at run time.
 */
@SuppressWarnings("unchecked") // a record is sortable if it is comparable with its own kind
final class FlinksSinkContext<T>
    implements DataStreamSinkV2ExternalContext<FlinksSinkContext.Sortable> {

  private final SinkKit<T> kit;
  private final Place place;

  FlinksSinkContext(SinkKit<T> kit) {
    this.kit = kit;
    kit.withoutFlinksSuite()
        .ifPresent(
            why -> {
              throw new TestAbortedException("Flink's suite does not run: " + why);
            });
    if (!(kit.record(0) instanceof Comparable && kit.record(0) instanceof Serializable)) {
      throw new TestAbortedException(
          "Flink's suite wants records that are Comparable and Serializable; %s is not both"
              .formatted(kit.type()));
    }
    try {
      this.place = Place.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what the suite is to hold a sink to. */
  static CheckpointingMode[] promised(SinkKit<?> kit) {
    try {
      Place any = Place.open();
      try {
        return new CheckpointingMode[] {
          kit.sink(any).delivery() == Delivery.EXACTLY_ONCE
              ? CheckpointingMode.EXACTLY_ONCE
              : CheckpointingMode.AT_LEAST_ONCE
        };
      } finally {
        any.delete();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stands for whatever the records are. */
  interface Sortable extends Comparable<Sortable> {}

  @Override
  public Sink<Sortable> createSink(TestingSinkSettings settings) {
    return (Sink<Sortable>) (Sink<?>) kit.flinksSink(place, Boundedness.CONTINUOUS_UNBOUNDED);
  }

  @Override
  public ExternalSystemDataReader<Sortable> createSinkDataReader(TestingSinkSettings settings) {
    return (ExternalSystemDataReader<Sortable>) (ExternalSystemDataReader<?>) new Reader();
  }

  @Override
  public List<Sortable> generateTestData(TestingSinkSettings settings, long seed) {
    List<T> records = IntStream.range(0, kit.count()).mapToObj(kit::record).toList();
    return (List<Sortable>) (List<?>) new ArrayList<>(records);
  }

  @Override
  public TypeInformation<Sortable> getProducedType() {
    return (TypeInformation<Sortable>) (TypeInformation<?>) kit.type().typeInformation();
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

  /** Hands out what has become visible since it was asked last. */
  private final class Reader implements ExternalSystemDataReader<T> {

    private final Map<T, Integer> seen = new HashMap<>();

    @Override
    public List<T> poll(Duration timeout) {
      List<T> fresh = new Patience(timeout).until(found -> !found.isEmpty(), this::fresh);
      fresh.forEach(record -> seen.merge(record, 1, Integer::sum));
      return fresh;
    }

    private List<T> fresh() {
      Map<T, Integer> known = new HashMap<>(seen);
      return visible().stream().filter(record -> !isKnown(record, known)).toList();
    }

    private static <T> boolean isKnown(T record, Map<T, Integer> known) {
      int times = known.getOrDefault(record, 0);
      known.put(record, times - 1);
      return times > 0;
    }

    private List<T> visible() {
      try {
        return kit.committed(place);
      } catch (Exception e) {
        throw new IllegalStateException("committed(...) of the kit failed: " + e, e);
      }
    }

    @Override
    public void close() {}
  }
}
