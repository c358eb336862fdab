package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs a job of one subtask over the lines {@code line 0}, {@code line 1} and so on, with one
 * failure when a checkpoint has been taken amidst them.
 */
record LinesWithFailure(String run, Path directory) {

  private static final int LINES = 100_000;

  /** Names the run, once in this JVM, and where its input may be. */
  static LinesWithFailure named(String run, Path directory) {
    return new LinesWithFailure(run, directory);
  }

  /** Runs the job and returns what its lines were. */
  List<String> through(Consumer<DataStream<Text>> rest) throws Exception {
    List<String> lines = IntStream.range(0, LINES).mapToObj(i -> "line " + i).toList();
    Path input = Files.write(directory.resolve("input"), lines);
    ProbeFileSystem.closeGate();
    StreamExecutionEnvironment flink = Local.restartingFlink(1);
    rest.accept(
        flink
            .fromSource(
                FileIO.lines("probe://" + input).source(),
                WatermarkStrategy.noWatermarks(),
                "lines")
            .map(new FailOnce(run))
            .returns(DataType.TEXT.typeInformation()));

    flink.execute();

    assertThat(FailOnce.hasFailed(run)).isTrue();
    return lines;
  }
}
