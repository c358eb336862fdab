package dev.rtc.testing.connector;

import dev.rtc.connector.SourceSpec;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;

/** Holds a source whose records lie behind a socket to the kit, with a proxy between them. */
class RemoteSourceTest extends SourceKit<String> {

  @Override
  protected SourceSpec<String> source(Place place) {
    return source(place, Boundedness.BOUNDED);
  }

  @Override
  protected SourceSpec<String> counterpart(Place place) {
    return source(place, Boundedness.CONTINUOUS_UNBOUNDED);
  }

  private SourceSpec<String> source(Place place, Boundedness boundedness) {
    Memory.topic(place.name(), partitions());
    return new MemorySource(RemoteTopic::open, place.name(), partitions(), boundedness, Flaw.NONE);
  }

  @Override
  protected String record(int partition, int number) {
    return partition + ":" + number;
  }

  @Override
  protected void put(Place place, int partition, List<String> records) {
    Memory.topic(place.name(), partitions()).get(partition).addAll(records);
  }

  @Override
  protected void putUndecodable(Place place, int partition) {
    put(place, partition, List.of(Memory.BAD));
  }

  // region link
  @Override
  protected Link link(Place place) {
    return Link.through(TopicServer.PROXY);
  }
  // endregion
}
