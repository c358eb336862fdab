package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.Decoded;
import dev.rtc.connector.Position;
import dev.rtc.format.Csv;
import dev.rtc.type.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTailTest {

  record Point(int x, int y) {}

  @TempDir private Path directory;

  @Test
  void half_a_line_waits_for_its_end() throws IOException {
    TailedRun<Text> run = new TailedRun<>(directory, "*.log", Lines.plain());
    append("a.log", "one\nhal");
    run.lookAndDrain();
    List<Text> before = List.copyOf(run.found());
    append("a.log", "f\n");
    run.lookAndDrain();

    assertThat(before).containsExactly(Text.of("one"));
    assertThat(run.found()).containsExactly(Text.of("one"), Text.of("half"));
  }

  @Test
  void from_the_end_only_lines_that_are_not_whole_yet_are_read() throws IOException {
    append("a.log", "old\nhal");
    TailedRun<Text> run = new TailedRun<>(directory, "*.log", Lines.plain(), true);
    run.lookAndDrain();
    append("a.log", "f\nnew\n");
    append("b.log", "another\n");
    run.lookAndDrain();

    assertThat(run.found())
        .containsExactlyInAnyOrder(Text.of("half"), Text.of("new"), Text.of("another"));
  }

  @Test
  void a_deleted_file_that_is_open_is_read_to_its_end_with_its_last_line() throws IOException {
    TailedRun<Text> run = new TailedRun<>(directory, "*.log", Lines.plain());
    append("a.log", "one\n");
    run.lookAndDrain();
    append("a.log", "two\nthree");
    Files.delete(directory.resolve("a.log"));
    for (int i = 0; i < 8; i++) {
      run.lookAndDrain();
    }

    assertThat(run.found()).containsExactly(Text.of("one"), Text.of("two"), Text.of("three"));
    assertThat(run.partitions()).isEmpty();
  }

  @Test
  void a_log_of_which_only_half_a_line_was_seen_is_read_from_its_copy_once() throws IOException {
    TailedRun<Text> run = new TailedRun<>(directory, "app.log*", Lines.plain());
    append("app.log", "hal");
    run.lookAndDrain();
    run.checkpoint();
    run.kill();
    append("app.log", "f\none\n");
    Files.copy(directory.resolve("app.log"), directory.resolve("app.log.1"));
    Files.writeString(directory.resolve("app.log"), "");
    run.lookAndDrain();
    pack("app.log.1");
    append("app.log", "two\n");
    run.lookAndDrain();

    assertThat(run.found()).containsExactly(Text.of("half"), Text.of("one"), Text.of("two"));
  }

  @Test
  void a_short_log_that_begins_like_a_long_one_is_read_where_that_has_a_whole_copy()
      throws IOException {
    String banner = "banner\n".repeat(200);
    TailedRun<Text> run = new TailedRun<>(directory, "app.log*", Lines.plain());
    append("app.log", banner + "one\n" + "more\n".repeat(100));
    run.lookAndDrain();
    Files.copy(directory.resolve("app.log"), directory.resolve("app.log.2"));
    Files.writeString(directory.resolve("app.log"), banner + "two\n");
    Files.copy(directory.resolve("app.log"), directory.resolve("app.log.1"));
    Files.writeString(directory.resolve("app.log"), "");
    run.lookAndDrain();

    assertThat(run.found()).containsOnlyOnce(Text.of("one"), Text.of("two")).hasSize(502);
  }

  @Test
  void a_log_that_was_seen_empty_is_no_reason_to_read_an_old_packed_one() throws IOException {
    append("app.log.1", "old\n");
    pack("app.log.1");
    Files.delete(directory.resolve("app.log.1"));
    TailedRun<Text> run = new TailedRun<>(directory, "app.log", Lines.plain());
    append("app.log", "one\n");
    run.lookAndDrain();
    Files.writeString(directory.resolve("app.log"), "");
    run.lookAndDrain();
    Files.delete(directory.resolve("app.log"));
    for (int i = 0; i < 8; i++) {
      run.lookAndDrain();
    }

    assertThat(run.found()).containsExactly(Text.of("one"));
  }

  @Test
  void a_log_is_one_partition_of_event_time_with_its_rotated_files() throws IOException {
    TailedRun<Text> run = new TailedRun<>(directory, "*.log", Lines.plain());
    append("a.log", "one\n");
    run.lookAndDrain();
    Files.move(directory.resolve("a.log"), directory.resolve("a-1.log"));
    append("a.log", "two\n");
    append("b.log", "three\n");
    run.lookAndDrain();

    assertThat(run.partitions())
        .containsExactlyInAnyOrder(directory + "/a.log", directory + "/b.log");
  }

  @Test
  void the_header_of_each_file_is_no_record_also_after_a_restart() throws IOException {
    TailedRun<Point> run =
        new TailedRun<>(directory, "*.csv", Lines.records(Csv.of(Point.class).withHeader()));
    append("a.csv", "y,x\n2,1\n");
    run.lookAndDrain();
    run.checkpoint();
    run.kill();
    append("a.csv", "4,3\n");
    append("b.csv", "x,y\n5,6\n");
    run.lookAndDrain();

    assertThat(run.found())
        .containsExactlyInAnyOrder(new Point(1, 2), new Point(3, 4), new Point(5, 6));
  }

  @Test
  void a_line_that_is_no_record_is_handed_out_with_its_place() throws IOException {
    TailedRun<Decoded<Point>> run =
        new TailedRun<>(directory, "*.csv", Lines.decoded(Csv.of(Point.class)));
    append("a.csv", "1,2\nnone\n3,4\n");
    run.lookAndDrain();

    assertThat(run.found()).hasSize(3);
    Decoded.Failure failure = run.found().get(1).failure();
    assertThat(failure).isNotNull();
    assertThat(failure.bytes()).asString().isEqualTo("none");
    assertThat(failure.position()).isEqualTo(new Position.InFile(directory + "/a.csv", 4, 2));
  }

  @Test
  void a_job_that_fails_finds_every_line_once_while_logs_are_rotated() throws Exception {
    Path end = directory.resolve("end");
    StreamExecutionEnvironment flink = Local.restartingFlink(2);
    FileTail<Text> tail =
        FileIO.tail(directory + "/*/*.log*").polling(Duration.ofMillis(5)).endingOnce(end);
    DataStream<String> lines =
        flink
            .fromSource(tail.source(), WatermarkStrategy.noWatermarks(), "tail")
            .map(new FailOnce("tail"))
            .map((MapFunction<Text, String>) Text::toString)
            .returns(String.class);

    CompletableFuture<List<String>> written =
        CompletableFuture.supplyAsync(() -> writeAndRotate(end));
    List<String> found = collect(lines);

    assertThat(FailOnce.hasFailed("tail")).isTrue();
    assertThat(sorted(found)).isEqualTo(sorted(written.get()));
  }

  private static List<String> sorted(List<String> lines) {
    return lines.stream().sorted().toList();
  }

  private List<String> writeAndRotate(Path end) {
    List<String> written = new ArrayList<>();
    try {
      for (String name : List.of("one", "two")) {
        Files.createDirectory(directory.resolve(name));
      }
      for (int i = 0; i < 4_000 || !FailOnce.hasFailed("tail"); i++) {
        Path logs = directory.resolve(i % 2 == 0 ? "one" : "two");
        Path log = logs.resolve("app.log");
        Files.writeString(
            log, "line " + i + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        written.add("line " + i);
        LockSupport.parkNanos(50_000);
        if (i % 400 < 2) {
          Files.move(log, logs.resolve("app.log." + i));
        }
      }
      Files.createFile(end);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return written;
  }

  /** Prints the watermark with which each line arrives. */
  private static final class WithWatermark extends ProcessFunction<Text, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(Text line, Context context, Collector<String> out) {
      out.collect(line + " at " + context.timerService().currentWatermark());
    }
  }

  @Test
  void event_time_is_that_of_the_log_that_is_behind() throws Exception {
    Path end = Files.createFile(directory.resolve("end"));
    append("a.log", "100\n200\n");
    append("b.log", "10\n20\n");
    StreamExecutionEnvironment flink = Local.flink(1);
    flink.getConfig().setAutoWatermarkInterval(0);
    FileTail<Text> tail = FileIO.tail(directory + "/*.log").endingOnce(end);
    WatermarkStrategy<Text> perLine =
        WatermarkStrategy.<Text>forGenerator(context -> new EachLine())
            .withTimestampAssigner((line, before) -> Long.parseLong(line.toString()));

    List<String> found =
        collect(flink.fromSource(tail.source(), perLine, "tail").process(new WithWatermark()));

    assertThat(found)
        .containsExactly(
            "100 at " + Long.MIN_VALUE,
            "200 at " + Long.MIN_VALUE,
            "10 at " + Long.MIN_VALUE,
            "20 at 10");
  }

  /** Emits the timestamp of each line as watermark. */
  private static final class EachLine
      implements org.apache.flink.api.common.eventtime.WatermarkGenerator<Text> {

    @Override
    public void onEvent(
        Text line, long at, org.apache.flink.api.common.eventtime.WatermarkOutput output) {
      output.emitWatermark(new org.apache.flink.api.common.eventtime.Watermark(at));
    }

    @Override
    public void onPeriodicEmit(org.apache.flink.api.common.eventtime.WatermarkOutput output) {}
  }

  @Test
  void other_file_systems_have_no_inodes() {
    assertThat(Reported.by(FileIO.tail("s3://bucket/app.log")::validate))
        .containsExactly(
            "RTC-408: FileIO.tail follows files by their inodes, which s3://bucket/app.log hasn't;"
                + " instead: write a local path, or bring complete files there and read them by"
                + " FileIO.lines(...).watching(...)");
  }

  @Test
  void a_log_that_is_missing_is_named_before_running_and_a_glob_may_match_nothing_yet() {
    assertThat(Reported.by(FileIO.tail(directory + "/app.log")::preflight))
        .containsExactly(
            "RTC-402: there is nothing at %s/app.log; instead: write the path of a log or directory that exists, or a glob, which may match nothing yet, such as %s/app.log*"
                .formatted(directory, directory));
    assertThat(Reported.by(FileIO.tail(directory + "/*.log")::preflight)).isEmpty();
  }

  @Test
  void polling_without_a_pause_is_a_fault() {
    assertThat(Reported.by(FileIO.tail("x").polling(Duration.ZERO)::validate))
        .containsExactly(
            "RTC-407: polling(PT0S) would look for new lines without a pause; instead: write a"
                + " duration of a millisecond or more, such as polling(Duration.ofSeconds(1))");
  }

  @Test
  void settings_are_values() {
    assertThat(FileIO.tail("a").fromEnd())
        .isEqualTo(FileIO.tail("a").fromEnd())
        .hasSameHashCodeAs(FileIO.tail("a").fromEnd())
        .isNotEqualTo(FileIO.tail("a"))
        .hasToString("FileIO.tail(\"a\").fromEnd()");
    assertThat(FileIO.tail("a").describe()).isEqualTo("lines appended to a");
    assertThat(FileIO.tail("a").boundedness()).isEqualTo(Boundedness.CONTINUOUS_UNBOUNDED);
  }

  private void pack(String name) throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(directory.resolve(name + ".gz")))) {
      Files.copy(directory.resolve(name), out);
    }
  }

  private void append(String name, String text) throws IOException {
    Files.writeString(
        directory.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @SuppressWarnings("try") // as Flink declares its iterator
  private static <T> List<T> collect(DataStream<T> stream) throws Exception {
    List<T> found = new ArrayList<>();
    try (CloseableIterator<T> results = stream.executeAndCollect()) {
      results.forEachRemaining(found::add);
    }
    return found;
  }
}
