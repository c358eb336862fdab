package dev.rtc.testing.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {

  private static final String OUT = "file-out";

  @TempDir private Path directory;

  @AfterEach
  void forget() {
    Kept.clear(OUT);
  }

  @Test
  void a_source_with_threads_is_waited_for_and_named() throws Exception {
    for (int file = 0; file < 3; file++) {
      Files.write(
          directory.resolve("lines-" + file),
          IntStream.range(file * 100, file * 100 + 100).mapToObj(String::valueOf).toList());
    }
    org.apache.flink.core.fs.Path path = new org.apache.flink.core.fs.Path(directory.toUri());
    try (JobDriver driver =
        Driven.job(
            environment ->
                environment
                    .fromSource(
                        FileSource.forRecordStreamFormat(new TextLineInputFormat(), path).build(),
                        WatermarkStrategy.noWatermarks(),
                        "lines")
                    .sinkTo(Kept.moreIn(OUT)))) {
      driver.start(1);

      assertThat(driver.readersWithThreads())
          .containsExactly("Source: lines -> Sink: Writer (1/1)");
      driver.end();

      assertThat(Kept.texts(OUT))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 300).mapToObj(String::valueOf).toList());
    }
  }
}
