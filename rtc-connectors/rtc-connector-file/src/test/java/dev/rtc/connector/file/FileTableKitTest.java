package dev.rtc.connector.file;

import dev.rtc.connector.UpsertSpec;
import dev.rtc.format.Csv;
import dev.rtc.testing.connector.Place;
import dev.rtc.testing.connector.UpsertKit;
import dev.rtc.testing.connector.Wrong;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

// region table-kit
class FileTableKitTest extends UpsertKit<String, Long> {

  private static final Csv<Keyed<String, Long>> CSV =
      Csv.of(DataType.keyed(DataType.STRING, DataType.LONG));

  @Override
  protected UpsertSpec<String, Long> table(Place place) {
    return FileIO.table(place.directory().resolve("table.csv").toString(), CSV);
  }

  @Override
  protected DataType<String> keyType() {
    return DataType.STRING;
  }

  @Override
  protected DataType<Long> valueType() {
    return DataType.LONG;
  }

  @Override
  protected String key(int number) {
    return "key " + number;
  }

  @Override
  protected Long value(int number) {
    return 100L + number;
  }

  @Override
  protected Map<String, Long> rows(Place place) throws IOException {
    return KitFiles.visibleLines(place).stream()
        .map(row -> row.split(",", -1))
        .collect(Collectors.toMap(row -> row[0], row -> Long.valueOf(row[1])));
  }

  @Override
  protected List<Wrong<UpsertSpec<String, Long>>> wrong(Place place) {
    return List.of(new Wrong<>(FileIO.table("", CSV), "RTC-401", "the path \"\""));
  }
}
// endregion
