package dev.rtc.connector.file;

import dev.rtc.connector.SourceSpec;
import dev.rtc.format.Csv;
import dev.rtc.testing.connector.Place;
import dev.rtc.testing.connector.SourceKit;
import dev.rtc.testing.connector.Wrong;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class CsvKitTest extends SourceKit<Parcel> {

  private static final Csv<Parcel> CSV = Csv.of(Parcel.class).withHeader();

  @Override
  protected SourceSpec<Parcel> source(Place place) {
    return FileIO.read(place.directory().toString(), CSV);
  }

  @Override
  protected Parcel record(int partition, int number) {
    return new Parcel("truck " + partition, number);
  }

  @Override
  protected void put(Place place, int partition, List<Parcel> parcels) throws IOException {
    drop(place, partition, parcels.stream().map(it -> it.truck() + "," + it.number()).toList());
  }

  @Override
  protected void putUndecodable(Place place, int partition) throws IOException {
    drop(place, partition, List.of("truck 1,many"));
  }

  private static void drop(Place place, int partition, List<String> rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of("truck,number"));
    lines.addAll(rows);
    KitFiles.drop(place, partition, lines);
  }

  @Override
  protected List<Wrong<SourceSpec<?>>> wrong(Place place) {
    return List.of(new Wrong<>(FileIO.read("", CSV), "RTC-401", "the path \"\""));
  }

  @Override
  protected Optional<String> withoutFlinksSuite() {
    return Optional.of("that of LinesKitTest is that of all files of lines");
  }
}
