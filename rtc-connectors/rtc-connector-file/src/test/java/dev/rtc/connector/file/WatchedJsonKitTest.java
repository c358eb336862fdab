package dev.rtc.connector.file;

import dev.rtc.connector.SourceSpec;
import dev.rtc.format.Json;
import dev.rtc.testing.connector.Place;
import dev.rtc.testing.connector.SourceKit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class WatchedJsonKitTest extends SourceKit<Parcel> {

  @Override
  protected SourceSpec<Parcel> source(Place place) {
    return FileIO.read(place.directory().toString(), Json.of(Parcel.class))
        .watching(Duration.ofMillis(20));
  }

  @Override
  protected Parcel record(int partition, int number) {
    return new Parcel("truck " + partition, number);
  }

  @Override
  protected void put(Place place, int partition, List<Parcel> parcels) throws IOException {
    KitFiles.drop(place, partition, parcels.stream().map(WatchedJsonKitTest::json).toList());
  }

  @Override
  protected void putUndecodable(Place place, int partition) throws IOException {
    KitFiles.drop(place, partition, List.of("{\"truck\": "));
  }

  @Override
  protected Optional<String> withoutFlinksSuite() {
    return Optional.of("that of LinesKitTest is that of all files of lines");
  }

  private static String json(Parcel parcel) {
    return "{\"truck\":\"%s\",\"number\":%d}".formatted(parcel.truck(), parcel.number());
  }
}
