package dev.rtc.connector.file;

import dev.rtc.connector.SinkSpec;
import dev.rtc.testing.connector.Place;
import dev.rtc.testing.connector.SinkKit;
import dev.rtc.testing.connector.Wrong;
import dev.rtc.type.DataType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

// region sink-kit
class TextWriteKitTest extends SinkKit<String> {

  @Override
  protected SinkSpec<String> sink(Place place) {
    return FileIO.<String>text(place.directory().toString()).rollAtCheckpoints();
  }

  @Override
  protected DataType<String> type() {
    return DataType.STRING;
  }

  @Override
  protected String record(int number) {
    return "line " + number;
  }

  @Override
  protected List<String> committed(Place place) throws IOException {
    return KitFiles.visibleLines(place);
  }

  @Override
  protected String refused() {
    return "a line\nand another";
  }

  @Override
  protected List<Wrong<SinkSpec<String>>> wrong(Place place) {
    return List.of(
        new Wrong<>(FileIO.text(" "), "RTC-401", "the path \" \""),
        new Wrong<>(FileIO.<String>text("out").rollAt(0), "RTC-414", "rollAt(0)"),
        new Wrong<>(
            FileIO.<String>text("out").rollEvery(Duration.ZERO), "RTC-414", "rollEvery(PT0S)"));
  }
}
// endregion
