package dev.rtc.testing.connector;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkSpec;
import dev.rtc.type.DataType;
import java.util.List;

/** Holds a sink that writes over a socket to the kit, with a proxy between them. */
class RemoteSinkTest extends SinkKit<String> {

  @Override
  protected SinkSpec<String> sink(Place place) {
    return new MemorySink(RemoteTopic::open, place.name(), delivery(), Flaw.NONE);
  }

  Delivery delivery() {
    return Delivery.EXACTLY_ONCE;
  }

  @Override
  protected DataType<String> type() {
    return DataType.STRING;
  }

  @Override
  protected String record(int number) {
    return "record " + number;
  }

  @Override
  protected List<String> committed(Place place) {
    return List.copyOf(Memory.topic(place.name(), 1).get(0));
  }

  @Override
  protected String refused() {
    return Memory.BAD;
  }

  @Override
  protected Link link(Place place) {
    return Link.through(TopicServer.PROXY);
  }
}
