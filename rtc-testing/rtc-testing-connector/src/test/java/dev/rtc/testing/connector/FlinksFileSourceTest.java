package dev.rtc.testing.connector;

import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;

/** Holds Flink's own source of files to the kit. */
class FlinksFileSourceTest extends SourceKit<String> {

  @Override
  protected SourceSpec<String> source(Place place) {
    return SourceSpec.of(source(place.directory()).build(), DataType.STRING);
  }

  @Override
  protected SourceSpec<String> counterpart(Place place) {
    return SourceSpec.of(
        source(place.directory()).monitorContinuously(Duration.ofMillis(20)).build(),
        DataType.STRING);
  }

  private static FileSource.FileSourceBuilder<String> source(Path directory) {
    return FileSource.forRecordStreamFormat(
        new TextLineInputFormat(), org.apache.flink.core.fs.Path.fromLocalFile(directory.toFile()));
  }

  @Override
  protected String record(int partition, int number) {
    return "line " + number + " of file " + partition;
  }

  @Override
  protected void put(Place place, int partition, List<String> lines) throws IOException {
    String name = partition + "-" + UUID.randomUUID();
    Path hidden = Files.write(place.directory().resolve("." + name), lines);
    Files.move(hidden, place.directory().resolve(name));
  }
}
