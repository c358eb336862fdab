package dev.rtc.testing.connector;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkSpec;
import dev.rtc.type.DataType;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/** Holds Flink's own sink of files to the kit. */
class FlinksFileSinkTest extends SinkKit<String> {

  @Override
  protected SinkSpec<String> sink(Place place) {
    return SinkSpec.of(
        FileSink.forRowFormat(
                Path.fromLocalFile(place.directory().toFile()), new SimpleStringEncoder<String>())
            .withRollingPolicy(OnCheckpointRollingPolicy.build())
            .build(),
        Delivery.EXACTLY_ONCE);
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
    List<String> lines = new ArrayList<>();
    for (File file : visible(place.directory().toFile())) {
      lines.addAll(Files.readAllLines(file.toPath()));
    }
    return lines;
  }

  /** Walks over files that the sink renames meanwhile, which {@code Files.walk} does not bear. */
  private static List<File> visible(File directory) {
    File[] children = directory.listFiles((parent, name) -> !name.startsWith("."));
    if (children == null) {
      return List.of();
    }
    return Stream.of(children)
        .flatMap(child -> child.isFile() ? Stream.of(child) : visible(child).stream())
        .toList();
  }

  @Override
  protected Optional<String> withoutFlinksSuite() {
    return Optional.of("Flink runs it on this sink itself");
  }
}
