package dev.rtc.connector.file;

import dev.rtc.connector.SourceSpec;
import dev.rtc.testing.connector.Place;
import dev.rtc.testing.connector.SourceKit;
import dev.rtc.testing.connector.Wrong;
import dev.rtc.type.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class TailKitTest extends SourceKit<Text> {

  @Override
  protected SourceSpec<Text> source(Place place) {
    return FileIO.tail(place.directory().toString()).polling(Duration.ofMillis(10));
  }

  @Override
  protected Text record(int partition, int number) {
    return Text.of("line " + number + " of log " + partition);
  }

  @Override
  protected void put(Place place, int partition, List<Text> lines) throws IOException {
    Path host = Files.createDirectories(place.directory().resolve("host-" + partition));
    Files.write(
        host.resolve("app.log"),
        lines.stream().map(Text::toString).toList(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  @Override
  protected Optional<String> withoutFlinksSuite() {
    return Optional.of("half of it wants a bounded source, and a log has no end");
  }

  @Override
  protected List<Wrong<SourceSpec<?>>> wrong(Place place) {
    return List.of(
        new Wrong<>(FileIO.tail("logs").polling(Duration.ZERO), "RTC-407", "polling(PT0S)"),
        new Wrong<>(FileIO.tail("http://host/log"), "RTC-408", "http://host/log"));
  }
}
