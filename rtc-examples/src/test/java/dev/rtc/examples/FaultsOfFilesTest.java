package dev.rtc.examples;

import static java.util.stream.Collectors.toMap;

import dev.rtc.connector.file.FileIO;
import dev.rtc.type.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples of RTC-40x and RTC-41x: reading and writing files. */
class FaultsOfFilesTest {

  @TempDir private Path home;

  @BeforeEach
  void fill() throws IOException {
    write("input/words.txt");
    write("logs/2026/01/access.log");
    write("result.txt");
  }

  @Test
  void a_path_names_something() {
    FaultSample.ofSource("RTC-401")
        .shows(
            // region RTC-401
            FileIO.lines(""),   // faulty
            FileIO.lines(home + "/input")
            // endregion
            );
  }

  @Test
  void there_is_something_to_read() {
    FaultSample.ofSource("RTC-402")
        .shows(
            // region RTC-402
            FileIO.lines(home + "/imput/words.txt"),   // faulty: a typing error
            FileIO.lines(home + "/input/words.txt")
            // endregion
            );
  }

  @Test
  void a_glob_matches_something() {
    FaultSample.ofSource("RTC-403")
        .shows(
            // region RTC-403
            FileIO.lines(home + "/logs/*.log"),   // faulty if the logs are in logs/2026/01
            FileIO.lines(home + "/logs/**.log")
            // endregion
            );
  }

  @Test
  void a_scheme_has_a_file_system() {
    FaultSample.ofSource("RTC-405")
        .shows(
            // region RTC-405
            FileIO.lines("s3://bucket/input"),   // faulty without flink-s3-fs-hadoop
            FileIO.lines("file://" + home + "/input")
            // endregion
            );
  }

  @Test
  void what_is_read_has_a_length() {
    FaultSample.ofSource("RTC-406")
        .shows(
            // region RTC-406
            FileIO.lines("/dev/null"),   // faulty, as are /dev/stdin and /proc/cpuinfo
            FileIO.lines(home + "/input")
            // endregion
            );
  }

  @Test
  void a_line_is_text() {
    FaultSample.ofEnd("RTC-411", Unread.bounded(DataType.of(Order.class)))
        .shows(
            // region RTC-411
            orders -> orders.to("out", FileIO.text("out")),   // faulty
            orders -> orders
                .map("line", order -> order.id() + " " + order.cents())
                .to("out", FileIO.text("out"))
            // endregion
            );
  }

  @Test
  void a_row_is_a_record() {
    record Row(String word, long count) {}

    FaultSample.ofEnd("RTC-412", Unread.WORDS)
        .shows(
            // region RTC-412
            words -> words.to("out", FileIO.csv("out")),   // faulty: words are strings
            words -> words.map("row", word -> new Row(word, 1)).to("out", FileIO.csv("out"))
            // endregion
            );
  }

  @Test
  void a_single_file_has_an_end() {
    FaultSample.ofEnd("RTC-413", Unread.ENDLESS_WORDS)
        .shows(
            // region RTC-413
            endless -> endless.to("out", FileIO.text("out.txt").asSingleFile()),   // faulty
            endless -> endless.to("out", FileIO.text("out"))
            // endregion
            );
  }

  @Test
  void part_files_roll_after_they_begin() {
    FaultSample.ofSink("RTC-414")
        .shows(
            // region RTC-414
            FileIO.text(home + "/out").rollEvery(Duration.ZERO),   // faulty
            FileIO.text(home + "/out").rollEvery(Duration.ofMinutes(1))
            // endregion
            );
  }

  @Test
  void a_target_is_of_the_right_kind() {
    FaultSample.ofSink("RTC-415")
        .shows(
            // region RTC-415
            FileIO.text(home + "/result.txt"),   // faulty if result.txt is a file
            FileIO.text(home + "/result.txt").asSingleFile()
            // endregion
            );
  }

  @Test
  void a_name_in_json_is_text() {
    record Page(String name) {}
    record Visits(Map<Page, Long> counts) {}
    record ByName(Map<String, Long> counts) {}

    FaultSample.ofEnd("RTC-418", Unread.bounded(DataType.of(Visits.class)))
        .shows(
            // region RTC-418
            visits -> visits.to("out", FileIO.json("out")),   // faulty: Visits(Map<Page, Long> counts)
            visits -> visits
                .map("by-name", all -> new ByName(all.counts().entrySet().stream()
                    .collect(toMap(count -> count.getKey().name(), Map.Entry::getValue))))
                .to("out", FileIO.json("out"))   // ByName(Map<String, Long> counts)
            // endregion
            );
  }

  private void write(String file) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "to be or not to be\n");
  }
}
