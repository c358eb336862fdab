package dev.rtc.connector.file;

import dev.rtc.connector.SinkSpec;
import dev.rtc.testing.connector.Place;
import dev.rtc.testing.connector.SinkKit;
import dev.rtc.testing.connector.Wrong;
import dev.rtc.type.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

// region docs-sink
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
    return visibleLines(place.directory());
  }
  // endregion

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

  static List<String> visibleLines(Path directory) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> all = Files.walk(directory)) {
      List<Path> visible =
          all.filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .toList();
      for (Path file : visible) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }
}
