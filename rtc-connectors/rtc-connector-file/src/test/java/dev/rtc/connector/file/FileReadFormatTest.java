package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.connector.Decoded;
import dev.rtc.connector.Position;
import dev.rtc.format.Csv;
import dev.rtc.type.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReadFormatTest {

  record Point(int x, int y) {}

  record Note(int id, String text) {}

  @TempDir private Path directory;

  @Test
  void readers_that_begin_in_the_middle_know_the_header() throws Exception {
    StringBuilder content = new StringBuilder("y,x\n");
    IntStream.range(0, 500).forEach(i -> content.append(-i).append(',').append(i).append('\n'));
    Path file = Files.writeString(directory.resolve("a.csv"), content);
    Lines<Point> lines = Lines.records(Csv.of(Point.class).withHeader());

    List<Point> found = new ArrayList<>();
    for (long from = 0; from < content.length(); from += 97) {
      long length = Math.min(97, content.length() - from);
      found.addAll(drain(LineReader.open(range(file, from, length), lines, LineBuffers.STANDARD)));
    }

    assertThat(found).isEqualTo(IntStream.range(0, 500).mapToObj(i -> new Point(i, -i)).toList());
  }

  @Test
  void a_line_that_is_no_record_fails_with_its_place() throws IOException {
    Path file = Files.writeString(directory.resolve("a.csv"), "1,2\nnone\n");
    Lines<Point> lines = Lines.records(Csv.of(Point.class));

    assertThatThrownBy(() -> drain(LineReader.open(range(file, 0, 9), lines, LineBuffers.STANDARD)))
        .hasMessageStartingWith(file + ":2 is no ")
        .hasMessageEndingWith("; drop or divert such lines by onError, or mend the file");
  }

  @Test
  void a_line_that_is_no_record_is_handed_out_with_its_place() throws IOException {
    Path file = Files.writeString(directory.resolve("a.csv"), "1,2\nnone\n3,4\n");
    Lines<Decoded<Point>> lines = Lines.decoded(Csv.of(Point.class));

    List<Decoded<Point>> found =
        drain(LineReader.open(range(file, 0, 13), lines, LineBuffers.STANDARD));

    assertThat(found)
        .extracting(each -> each.record())
        .containsExactly(new Point(1, 2), null, new Point(3, 4));
    assertThat(found.get(1).failure().position())
        .isEqualTo(new Position.InFile(file.toString(), 4, 2));
  }

  @Test
  void records_that_span_lines_are_read_as_they_were_written() throws IOException {
    Path file = Files.writeString(directory.resolve("a.csv"), "1,\"a\nb\"\n2,c\n3,\"\n\n\"\n");
    Lines<Note> lines = Lines.records(Csv.of(Note.class).spanningLines());

    assertThat(drain(LineReader.open(range(file, 0, 22), lines, new LineBuffers(8, 1_024))))
        .containsExactly(new Note(1, "a\nb"), new Note(2, "c"), new Note(3, "\n\n"));
  }

  @Test
  @SuppressWarnings("try") // as Flink declares its iterator
  void watching_reads_each_file_once_and_large_ones_whole() throws Exception {
    List<String> lines = IntStream.range(0, 2_000).mapToObj(i -> "line " + i).toList();
    Files.write(directory.resolve("a"), lines);
    Files.writeString(directory.resolve("b"), "another\n");
    Path end = Files.createFile(directory.resolve(".end"));
    StreamExecutionEnvironment flink = Local.flink(2);
    FileRead<Text> read =
        FileIO.lines(directory.toString())
            .watching(Duration.ofMillis(10))
            .inRangesOfAtLeast(1_000)
            .endingOnce(end);

    List<String> found = new ArrayList<>();
    try (CloseableIterator<Text> results =
        flink
            .fromSource(read.source(), WatermarkStrategy.noWatermarks(), "watch")
            .executeAndCollect()) {
      results.forEachRemaining(line -> found.add(line.toString()));
    }

    assertThat(found).hasSize(2_001).containsAll(lines).contains("another");
  }

  @Test
  void watching_without_a_pause_is_a_fault() {
    assertThat(Reported.by(FileIO.lines("x").watching(Duration.ZERO)::validate))
        .containsExactly(
            "RTC-407: watching(PT0S) would look for new files without a pause; instead: write a"
                + " duration above zero, such as watching(Duration.ofSeconds(10))");
  }

  private static FileSourceSplit range(Path file, long from, long length) throws IOException {
    return new FileSourceSplit(
        "0", new org.apache.flink.core.fs.Path(file.toUri()), from, length, 0, Files.size(file));
  }

  private static <R> List<R> drain(LineReader<R> reader) throws IOException {
    List<R> found = new ArrayList<>();
    try (reader) {
      BulkFormat.RecordIterator<R> batch = reader.readBatch();
      while (batch != null) {
        RecordAndPosition<R> record = batch.next();
        while (record != null) {
          found.add(record.getRecord());
          record = batch.next();
        }
        batch.releaseBatch();
        batch = reader.readBatch();
      }
    }
    return found;
  }
}
