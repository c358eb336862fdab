package dev.rtc.connector.file;

import dev.rtc.connector.SinkSpec;
import dev.rtc.format.Csv;
import dev.rtc.testing.connector.Place;
import dev.rtc.testing.connector.SinkKit;
import dev.rtc.type.DataType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

class PartitionedWriteKitTest extends SinkKit<Parcel> {

  @Override
  protected SinkSpec<Parcel> sink(Place place) {
    return FileIO.write(place.directory().toString(), Csv.of(Parcel.class))
        .partitionedBy("truck", Parcel::truck);
  }

  @Override
  protected DataType<Parcel> type() {
    return DataType.of(Parcel.class);
  }

  @Override
  protected Parcel record(int number) {
    return new Parcel("t" + number % 3, number);
  }

  @Override
  protected List<Parcel> committed(Place place) throws IOException {
    return KitFiles.visibleLines(place).stream()
        .map(row -> row.split(",", -1))
        .map(row -> new Parcel(row[0], Long.parseLong(row[1])))
        .toList();
  }

  @Override
  protected Optional<String> withoutFlinksSuite() {
    return Optional.of("it never ends its input, and a part takes its time to be complete");
  }
}
