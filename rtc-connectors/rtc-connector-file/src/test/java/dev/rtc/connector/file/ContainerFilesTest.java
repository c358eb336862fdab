package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.connector.Decoded;
import dev.rtc.connector.FileFormat;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.connector.Position;
import dev.rtc.connector.SinkInput;
import dev.rtc.format.avro.Avro;
import dev.rtc.format.avro.Parquet;
import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.core.fs.local.LocalDataOutputStream;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Writes and reads whole files of records: of a format of its own, Avro and Parquet. */
class ContainerFilesTest {

  private static final Boxes BOXES = new Boxes();
  private static final SinkInput<Text> TEXTS = new SinkInput<>(DataType.TEXT, Boundedness.BOUNDED);

  record Line(int number, String text) {

    static Line of(Text line) {
      String text = line.toString();
      return new Line(Integer.parseInt(text.substring(text.indexOf(' ') + 1)), text);
    }
  }

  @TempDir private Path directory;

  @Test
  void a_record_that_does_not_fit_is_one_failure_and_reading_goes_on() throws Exception {
    Path file = boxes("a", "odd", "b", "odd", "odd", "c");

    List<Decoded<Text>> found = drain(new RowFormat<>(Rows.decoded(BOXES)), file);

    assertThat(found)
        .extracting(ContainerFilesTest::shown)
        .containsExactly(
            "a",
            "record 2 can't be read: found something odd",
            "b",
            "record 4 can't be read: found something odd",
            "record 5 can't be read: found something odd",
            "c");
  }

  @Test
  void all_behind_the_damage_of_a_file_is_one_failure_with_its_place() throws Exception {
    Path file = boxes("a", "b");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - Integer.BYTES));

    List<Decoded<Text>> found = drain(new RowFormat<>(Rows.decoded(BOXES)), file);

    assertThat(found)
        .extracting(ContainerFilesTest::shown)
        .containsExactly("a", "b", "record 3 can't be read: found no end");
    assertThat(found.get(2).failure().position())
        .isEqualTo(new Position.InFile(file.toString(), whole.length - Integer.BYTES, 0));
  }

  @Test
  void a_file_of_another_format_is_one_failure() throws Exception {
    Path file = Files.writeString(directory.resolve("note.box"), "no box at all");

    assertThat(drain(new RowFormat<>(Rows.decoded(BOXES)), file))
        .extracting(ContainerFilesTest::shown)
        .containsExactly("record 1 can't be read: found no mark");
  }

  @Test
  void where_nobody_takes_failures_the_message_names_file_and_record() throws Exception {
    Path file = boxes("a", "odd");

    assertThatThrownBy(() -> drain(new RowFormat<>(Rows.records(BOXES)), file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file
                + " is no boxes of Text: record 2 can't be read: found something odd; drop or"
                + " divert what can't be read by onError, or take the file away");
  }

  @Test
  void reading_goes_on_behind_whatever_was_handed_out() throws Exception {
    Path file = boxes("a", "odd", "b", "c");
    RowFormat<Text, Decoded<Text>> format = new RowFormat<>(Rows.decoded(BOXES));
    List<String> whole = drain(format, file).stream().map(ContainerFilesTest::shown).toList();

    for (int done = 0; done <= whole.size(); done++) {
      CheckpointedPosition position =
          new CheckpointedPosition(CheckpointedPosition.NO_OFFSET, done);
      List<Decoded<Text>> rest =
          drain(format.restoreReader(new Configuration(), split(file, position)));

      assertThat(rest)
          .extracting(ContainerFilesTest::shown)
          .isEqualTo(whole.subList(done, whole.size()));
    }
  }

  @Test
  void what_a_format_cannot_write_is_known_before() throws Exception {
    FileWrite<Text> write = FileIO.<Text>write(directory.resolve("out").toString(), BOXES);
    var check = write.recordCheck(TEXTS).orElseThrow();

    check.check(Text.of("a"));
    assertThatThrownBy(() -> check.check(Text.of("")))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageEndingWith("there is no empty box");
    check.check(Text.of("b"));
    assertThat(directory.resolve("out")).doesNotExist();
  }

  static Stream<FileFormat<Line>> containers() {
    return Stream.of(Avro.of(Line.class), Parquet.of(Line.class));
  }

  @ParameterizedTest
  @MethodSource("containers")
  void containers_hold_every_record_once_after_a_failure(FileFormat<Line> format) throws Exception {
    DataType<Line> type = DataType.of(Line.class);
    String out = directory.resolve("out").toString();
    FileWrite<Line> write = FileIO.<Line>write(out, format).rollAt(100_000);

    List<String> lines =
        LinesWithFailure.named("container" + format.suffix(), directory)
            .through(
                texts ->
                    texts
                        .map((MapFunction<Text, Line>) Line::of)
                        .returns(type.typeInformation())
                        .sinkTo(write.sink(new SinkInput<>(type, Boundedness.BOUNDED))));

    List<String> found =
        read(FileIO.read(out, format).source()).stream().map(Line::text).sorted().toList();
    assertThat(found).isEqualTo(lines.stream().sorted().toList());
  }

  @Test
  void several_readers_share_the_files_of_a_directory() throws Exception {
    List<Text> texts = IntStream.range(0, 40).mapToObj(i -> Text.of("text " + i)).toList();
    for (int i = 0; i < texts.size(); i += 4) {
      write(directory.resolve(i + ".box"), texts.subList(i, i + 4));
    }

    assertThat(read(FileIO.read(directory.toString(), BOXES).source()))
        .containsExactlyInAnyOrderElementsOf(texts);
  }

  @SuppressWarnings("try") // as Flink declares its iterator
  private static <T> List<T> read(Source<T, ?, ?> source) throws Exception {
    List<T> found = new ArrayList<>();
    try (CloseableIterator<T> results =
        Local.flink(2)
            .fromSource(source, WatermarkStrategy.noWatermarks(), "files")
            .executeAndCollect()) {
      results.forEachRemaining(found::add);
    }
    return found;
  }

  private static String shown(Decoded<Text> decoded) {
    Decoded.Failure failure = decoded.failure();
    return failure == null
        ? String.valueOf(decoded.record())
        : String.valueOf(failure.cause().message());
  }

  private Path boxes(String... texts) throws IOException {
    return write(directory.resolve("texts.box"), Stream.of(texts).map(Text::of).toList());
  }

  private static Path write(Path file, List<Text> texts) throws IOException {
    try (LocalDataOutputStream out = new LocalDataOutputStream(file.toFile())) {
      FileFormat.Writer<Text> writer = BOXES.writer(out);
      for (Text text : texts) {
        writer.write(text);
      }
      writer.finish();
    }
    return file;
  }

  private static FileSourceSplit split(Path file, CheckpointedPosition position)
      throws IOException {
    long length = Files.size(file);
    return new FileSourceSplit(
        "0",
        new org.apache.flink.core.fs.Path(file.toUri()),
        0,
        length,
        0,
        length,
        new String[0],
        position);
  }

  private static <R> List<R> drain(RowFormat<Text, R> format, Path file) throws IOException {
    return drain(
        format.createReader(
            new Configuration(),
            split(file, new CheckpointedPosition(CheckpointedPosition.NO_OFFSET, 0))));
  }

  private static <R> List<R> drain(BulkFormat.Reader<R> opened) throws IOException {
    List<R> found = new ArrayList<>();
    try (BulkFormat.Reader<R> reader = opened) {
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
