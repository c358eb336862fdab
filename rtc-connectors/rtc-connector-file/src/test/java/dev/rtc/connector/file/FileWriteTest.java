package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.rtc.Pipeline;
import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkInput;
import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWriteTest {

  private static final SinkInput<Text> BOUNDED =
      new SinkInput<>(DataType.TEXT, Boundedness.BOUNDED);
  private static final SinkInput<Text> UNBOUNDED =
      new SinkInput<>(DataType.TEXT, Boundedness.CONTINUOUS_UNBOUNDED);

  @TempDir Path directory;

  @Test
  void a_directory_gets_one_visible_part_per_writer() throws Exception {
    List<String> lines = numberedLines(1_000);

    write(Local.flink(2), lines, FileIO.text(target("a/b")));

    assertThat(names("a/b")).containsExactly("part-0-0.txt", "part-1-0.txt");
    assertThat(sorted(linesIn("a/b"))).isEqualTo(sorted(lines));
  }

  @Test
  void parts_that_would_stay_in_progress_for_ever_are_refused_with_the_reason() {
    Pipeline endless =
        Pipeline.define(
            "archive",
            p -> p.from("log", FileIO.tail(target("*.log"))).to("out", FileIO.text(target("out"))));

    assertThatThrownBy(() -> endless.addTo(Local.flink(1)))
        .hasMessageStartingWith("RTC-502 pipeline 'archive'")
        .hasMessageContaining(
            "no checkpoints are taken, at which the exactly-once sink 'out' would commit: nothing"
                + " would ever be seen of what it writes, as files would stay hidden and"
                + " .inprogress for ever");
    assertThatCode(() -> endless.addTo(Local.restartingFlink(1))).doesNotThrowAnyException();
  }

  @Test
  void parts_roll_by_size() throws Exception {
    write(Local.flink(1), numberedLines(10), FileIO.<Text>text(target("out")).rollAt(20));

    assertThat(names("out"))
        .containsExactly("part-0-0.txt", "part-0-1.txt", "part-0-2.txt", "part-0-3.txt");
    assertThat(linesIn("out")).isEqualTo(numberedLines(10));
  }

  @Test
  void every_part_has_the_header() throws Exception {
    record Row(int a, String b) {}
    FileWrite<Row> csv = FileIO.<Row>csv(target("out")).withHeader().rollAt(1);
    DataType<Row> type = DataType.of(Row.class);
    StreamExecutionEnvironment flink = Local.flink(1);
    flink
        .fromData(type.typeInformation(), new Row(1, "x"), new Row(2, "y"))
        .sinkTo(csv.sink(new SinkInput<>(type, Boundedness.BOUNDED)));

    flink.execute();

    assertThat(linesIn("out")).containsExactly("a,b", "1,x", "a,b", "2,y");
  }

  @Test
  void a_second_run_adds_parts_and_overwrites_none() throws Exception {
    write(Local.flink(1), List.of("first"), FileIO.text(target("out")));
    write(Local.flink(1), List.of("second"), FileIO.text(target("out")));

    assertThat(names("out")).containsExactly("part-0-0.txt", "part-0-0.txt");
    assertThat(linesIn("out")).containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void two_sinks_of_one_pipeline_share_a_directory() throws Exception {
    StreamExecutionEnvironment flink = Local.flink(1);
    List<String> lines = numberedLines(1_000);
    DataStream<Text> all = from(flink, lines);
    FileWrite<Text> shared = FileIO.text(target("out"));
    all.filter(line -> line.toString().endsWith("0")).sinkTo(shared.sink(BOUNDED));
    all.filter(line -> !line.toString().endsWith("0")).sinkTo(shared.sink(BOUNDED));

    flink.execute();

    assertThat(sorted(linesIn("out"))).isEqualTo(sorted(lines));
  }

  @Test
  void parts_hold_every_line_once_after_a_failure() throws Exception {
    List<String> lines = failAmidst("parts", FileIO.<Text>text(target("out")).rollAt(100_000));

    assertThat(visible("out")).hasSizeGreaterThan(5).allMatch(name -> name.startsWith("part-0-"));
    assertThat(sorted(linesIn("out"))).isEqualTo(sorted(lines));
  }

  @Test
  void parts_that_roll_by_age_hold_every_line_once_after_a_failure() throws Exception {
    List<String> lines =
        failAmidst("aged", FileIO.<Text>text(target("out")).rollEvery(Duration.ofMillis(1)));

    assertThat(sorted(linesIn("out"))).isEqualTo(sorted(lines));
  }

  @Test
  void a_single_file_holds_every_line_once_and_in_order_after_a_failure() throws Exception {
    List<String> lines = failAmidst("file", FileIO.<Text>text(target("out.txt")).asSingleFile());

    assertThat(linesIn("out.txt")).isEqualTo(lines);
  }

  @Test
  void a_single_file_replaces_the_one_before_and_makes_its_directories() throws Exception {
    FileWrite<Text> file = FileIO.<Text>text(target("x/y/out.txt")).asSingleFile();

    write(Local.flink(1), List.of("long before"), file);
    write(Local.flink(1), List.of("now"), file);

    assertThat(Files.readString(directory.resolve("x/y/out.txt"))).isEqualTo("now\n");
    assertThat(names("x/y")).containsExactly("out.txt");
  }

  @Test
  void an_empty_result_is_an_empty_file() throws Exception {
    write(Local.flink(1), List.of(), FileIO.<Text>text(target("out.txt")).asSingleFile());

    assertThat(directory.resolve("out.txt")).isEmptyFile();
  }

  @Test
  void a_failed_run_leaves_the_file_that_was_there() throws Exception {
    Path file = Files.writeString(directory.resolve("out.txt"), "before\n");
    StreamExecutionEnvironment flink = Local.flink(1);
    MapFunction<Text, Text> failing =
        line -> {
          if (line.equals(Text.of("line 500"))) {
            throw new IllegalStateException("failing");
          }
          return line;
        };
    from(flink, numberedLines(1_000))
        .map(failing)
        .returns(DataType.TEXT.typeInformation())
        .sinkTo(FileIO.<Text>text(target("out.txt")).asSingleFile().sink(BOUNDED));

    assertThatThrownBy(flink::execute).hasStackTraceContaining("failing");

    assertThat(file).hasContent("before\n");
    assertThat(visible("")).containsExactly("out.txt");
  }

  @Test
  void a_single_file_on_an_endless_flow_is_a_fault() {
    FileWrite<Text> file = FileIO.<Text>text("out").asSingleFile();

    assertThat(Reported.by(problems -> file.validate(UNBOUNDED, problems)))
        .containsExactly(
            "RTC-413: asSingleFile() on a flow that never ends: the file at out would never appear;"
                + " instead: drop asSingleFile() and write a directory of parts, or read a bounded"
                + " source");
  }

  @Test
  void settings_without_effect_are_faults() {
    FileWrite<Text> file = FileIO.<Text>text("out").asSingleFile().rollAt(1);
    FileWrite<Text> zero = FileIO.<Text>text("out").rollAt(0).rollEvery(Duration.ZERO);

    assertThat(Reported.by(problems -> file.validate(BOUNDED, problems)))
        .containsExactly(
            "RTC-414: a single file does not roll, yet rollEvery or rollAt is set; instead: drop"
                + " asSingleFile(), or drop rollEvery and rollAt");
    assertThat(Reported.by(problems -> zero.validate(UNBOUNDED, problems)))
        .containsExactly(
            "RTC-414: rollEvery(PT0S) would complete a part before it begins; instead: write a"
                + " duration above zero, such as rollEvery(Duration.ofMinutes(1))",
            "RTC-414: rollAt(0) would complete a part before it begins; instead: write a number of"
                + " bytes above zero, such as rollAt(128L << 20)");
  }

  @Test
  void a_blank_path_is_a_fault() {
    FileWrite<Text> blank = FileIO.text("");

    assertThat(Reported.by(problems -> blank.validate(BOUNDED, problems)))
        .containsExactly(
            "RTC-401: the path \"\" names nothing: the path is blank; instead: write the path of a"
                + " file or directory, such as FileIO.text(\"data/input\")");
  }

  @Test
  void a_target_of_the_wrong_kind_is_named_before_running() throws IOException {
    Files.createFile(directory.resolve("file"));

    assertThat(Reported.by(FileIO.text(target("file"))::preflight))
        .containsExactly(
            "RTC-415: part files go into the directory file:"
                + target("file")
                + ", but a file is"
                + " there; instead: write the path of a directory, or add asSingleFile() to replace"
                + " the file");
    assertThat(Reported.by(FileIO.text(directory.toString()).asSingleFile()::preflight))
        .containsExactly(
            "RTC-415: asSingleFile() writes a file at file:"
                + directory
                + ", but a directory is"
                + " there; instead: write the path of a file, or drop asSingleFile() to add part"
                + " files to the directory");
    assertThat(Reported.by(FileIO.text(target("file/below"))::preflight))
        .containsExactly(
            "RTC-415: file:"
                + target("file/below")
                + " can't be made, because file:"
                + target("file")
                + " is a file; instead: write a path below a directory");
  }

  @Test
  void a_file_that_cannot_be_replaced_in_one_step_is_named_before_running() throws IOException {
    Files.createFile(directory.resolve("file"));

    assertThat(Reported.by(FileIO.text("probe://" + target("file")).asSingleFile()::preflight))
        .containsExactly(
            "RTC-417: there is a file at probe:"
                + target("file")
                + " already, which only a local"
                + " file system replaces in one step; instead: delete the file first, or write to"
                + " another path");
  }

  @Test
  void a_directory_that_cannot_be_written_is_named_before_running() throws IOException {
    Path locked =
        Files.createDirectory(
            directory.resolve("locked"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
    assumeFalse(Files.isWritable(locked), "this user may write everywhere");

    assertThat(Reported.by(FileIO.text(target("locked/out"))::preflight))
        .containsExactly(
            "RTC-416: file:"
                + locked
                + " can't be written: this user may not write in it; instead:"
                + " give this user the right to write there, or write to another path");
  }

  @Test
  void a_target_that_can_be_written_has_no_fault() throws IOException {
    Files.createFile(directory.resolve("file"));

    assertThat(Reported.by(FileIO.text(target("new/directory"))::preflight)).isEmpty();
    assertThat(Reported.by(FileIO.text(directory.toString())::preflight)).isEmpty();
    assertThat(Reported.by(FileIO.text(target("file")).asSingleFile()::preflight)).isEmpty();
    assertThat(Reported.by(FileIO.text(target("new/file")).asSingleFile()::preflight)).isEmpty();
  }

  @Test
  void settings_are_values() {
    FileWrite<Text> csv = FileIO.<Text>csv("out").asSingleFile();

    assertThat(csv)
        .isEqualTo(FileIO.csv("out").asSingleFile())
        .hasSameHashCodeAs(FileIO.csv("out").asSingleFile())
        .isNotEqualTo(FileIO.csv("out"))
        .hasToString("FileIO.csv(\"out\").asSingleFile()");
    assertThat(csv.describe()).isEqualTo("csv file out");
    assertThat(FileIO.json("out").describe()).isEqualTo("json files in out");
    assertThat(csv.singleWriter()).isTrue();
    assertThat(FileIO.csv("out").singleWriter()).isFalse();
    assertThat(csv.delivery()).isEqualTo(Delivery.EXACTLY_ONCE);
  }

  private List<String> failAmidst(String run, FileWrite<Text> write) throws Exception {
    return LinesWithFailure.named(run, directory)
        .through(lines -> lines.sinkTo(write.sink(BOUNDED)));
  }

  private static void write(
      StreamExecutionEnvironment flink, List<String> lines, FileWrite<Text> write)
      throws Exception {
    from(flink, lines).sinkTo(write.sink(BOUNDED));
    flink.execute();
  }

  private static DataStream<Text> from(StreamExecutionEnvironment flink, List<String> lines) {
    List<Text> texts = lines.stream().map(Text::of).toList();
    DataStream<Text> all =
        texts.isEmpty()
            ? flink
                .fromData(DataType.TEXT.typeInformation(), Text.of(""))
                .filter(line -> !line.isEmpty())
            : flink.fromData(texts, DataType.TEXT.typeInformation());
    return flink.getParallelism() == 1 ? all : all.rebalance();
  }

  private static List<String> numberedLines(int count) {
    return IntStream.range(0, count).mapToObj(i -> "line " + i).toList();
  }

  private String target(String name) {
    return directory.resolve(name).toString();
  }

  private List<String> names(String name) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(name))) {
      return files.map(file -> Local.withoutToken(file.getFileName().toString())).sorted().toList();
    }
  }

  private List<String> visible(String name) throws IOException {
    return names(name).stream().filter(file -> !file.startsWith(".")).toList();
  }

  private List<String> linesIn(String name) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory.resolve(name))) {
      files
          .filter(file -> Files.isRegularFile(file))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .forEach(file -> lines.addAll(read(file)));
    }
    return lines;
  }

  private static List<String> sorted(List<String> lines) {
    return lines.stream().sorted().toList();
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
