package dev.rtc.connector.file;

import dev.rtc.connector.SinkSpec;
import dev.rtc.format.Json;
import dev.rtc.testing.connector.Place;
import dev.rtc.testing.connector.SinkKit;
import dev.rtc.type.DataType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

class SingleFileKitTest extends SinkKit<Double> {

  @Override
  protected SinkSpec<Double> sink(Place place) {
    String file = place.directory().resolve("out.json").toString();
    return FileIO.write(file, Json.of(DataType.DOUBLE).refusingNaN()).asSingleFile();
  }

  @Override
  protected DataType<Double> type() {
    return DataType.DOUBLE;
  }

  @Override
  protected Double record(int number) {
    return number / 2.0;
  }

  @Override
  protected List<Double> committed(Place place) throws IOException {
    return KitFiles.visibleLines(place).stream().map(Double::valueOf).toList();
  }

  @Override
  protected Double refused() {
    return Double.NaN;
  }

  @Override
  protected Optional<String> withoutFlinksSuite() {
    return Optional.of("it never ends its input, and the file appears at the end");
  }
}
