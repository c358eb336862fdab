package dev.rtc.connector.file;

import dev.rtc.connector.SourceSpec;
import dev.rtc.testing.connector.Place;
import dev.rtc.testing.connector.SourceKit;
import dev.rtc.testing.connector.Wrong;
import dev.rtc.type.Text;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

// region source-kit
class LinesKitTest extends SourceKit<Text> {

  @Override
  protected SourceSpec<Text> source(Place place) {
    return FileIO.lines(place.directory().toString());
  }

  @Override
  protected Text record(int partition, int number) {
    return Text.of("line " + number + " of file " + partition);
  }

  @Override
  protected void put(Place place, int partition, List<Text> lines) throws IOException {
    KitFiles.drop(place, partition, lines);
  }

  @Override
  protected SourceSpec<Text> counterpart(Place place) {
    return FileIO.lines(place.directory().toString()).watching(Duration.ofMillis(20));
  }

  @Override
  protected List<Wrong<SourceSpec<?>>> wrong(Place place) {
    return List.of(
        new Wrong<>(FileIO.lines(" "), "RTC-401", "the path \" \""),
        new Wrong<>(FileIO.lines("in").watching(Duration.ZERO), "RTC-407", "watching(PT0S)"));
  }
}
// endregion
