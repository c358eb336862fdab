package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rtc.type.Text;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReadTest {

  @TempDir Path directory;

  @Test
  void several_readers_share_one_large_file() throws Exception {
    List<String> lines = numberedLines(200_000);
    Path file = Files.write(directory.resolve("large.txt"), lines);
    FileRead<Text> read = FileIO.lines(file.toString()).inRangesOfAtLeast(1_000);

    List<String> found =
        collect(read(Local.flink(4), read).map(new TaggedBySubtask()).returns(String.class));

    Set<String> readers = new HashSet<>();
    found.forEach(line -> readers.add(line.substring(0, 1)));
    assertThat(readers).containsExactlyInAnyOrder("0", "1", "2", "3");
    assertThat(found.stream().map(line -> line.substring(2)).sorted().toList())
        .isEqualTo(lines.stream().sorted().toList());
  }

  @Test
  void one_reader_keeps_the_order_of_files_and_lines() throws Exception {
    Files.writeString(directory.resolve("b"), "3\r\n4");
    Files.writeString(directory.resolve("a"), "1\n2\n");
    FileRead<Text> read = FileIO.lines(directory + "/*").inRangesOfAtLeast(1);

    assertThat(collect(read(Local.flink(1), read).map(Text::toString).returns(String.class)))
        .containsExactly("1", "2", "3", "4");
  }

  @Test
  void a_failure_within_a_range_repeats_and_loses_no_line() throws Exception {
    List<String> lines = numberedLines(60_000);
    Path file = Files.write(directory.resolve("resumed.txt"), lines);
    ProbeFileSystem.closeGate();
    StreamExecutionEnvironment flink = Local.restartingFlink(1);

    DataStream<Text> read = read(flink, FileIO.lines("probe://" + file));
    List<String> found =
        collect(read.map(new FailOnce("read")).map(Text::toString).returns(String.class));

    assertThat(FailOnce.hasFailed("read")).isTrue();
    assertThat(ProbeFileSystem.SEEKS.stream().mapToLong(at -> at).max().orElse(0))
        .as("where the restarted reader went on")
        .isBetween(1L, ProbeFileSystem.GATE_AT);
    assertThat(found).isEqualTo(lines);
  }

  @Test
  void a_file_that_vanished_after_the_preflight_is_named_while_running() {
    Path file = directory.resolve("gone.txt");
    FileRead<Text> read = FileIO.lines(file.toString());

    assertThatThrownBy(() -> collect(read(Local.flink(1), read)))
        .hasStackTraceContaining("There is nothing at file:" + file);
  }

  @Test
  void a_blank_path_is_a_fault() {
    assertThat(Reported.by(FileIO.lines(" ")::validate))
        .containsExactly(
            "RTC-401: the path \" \" names nothing: the path is blank; instead: write the path of a"
                + " file or directory, such as FileIO.lines(\"data/input\")");
  }

  @Test
  void a_malformed_glob_is_a_fault() {
    assertThat(Reported.by(FileIO.lines("/data/[a")::validate))
        .singleElement()
        .asString()
        .startsWith("RTC-401: the path \"/data/[a\" names nothing: ")
        .endsWith("such as FileIO.lines(\"data/input\")");
  }

  @Test
  void a_missing_path_is_named_before_running() {
    assertThat(Reported.by(FileIO.lines(directory + "/nothing")::preflight))
        .containsExactly(
            "RTC-402: there is nothing at file:"
                + directory
                + "/nothing; instead: write the path"
                + " of a file, a directory or a glob that exists; a relative path begins at the"
                + " working directory");
  }

  @Test
  void a_glob_that_matches_nothing_is_named_before_running() {
    assertThat(Reported.by(FileIO.lines(directory + "/*.log")::preflight))
        .containsExactly(
            "RTC-403: no file matches the glob "
                + directory
                + "/*.log (as file:"
                + directory
                + "/*.log); instead: write a glob that matches a file: * and ? stay within a name,"
                + " ** crosses directories, names that begin with . or _ never match");
  }

  @Test
  void a_file_that_cannot_be_read_is_named_before_running() throws IOException {
    Files.createFile(directory.resolve("a.locked"));
    Files.createFile(directory.resolve("b"));

    assertThat(Reported.by(FileIO.lines("probe://" + directory)::preflight))
        .containsExactly(
            "RTC-404: the file probe:"
                + directory
                + "/a.locked can't be read: locked; instead:"
                + " give this user the right to read it, or write a glob that leaves it out");
  }

  @Test
  void a_pipe_is_named_before_running_and_not_opened() throws Exception {
    Path pipe = directory.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);

    assertThat(Reported.by(FileIO.lines(pipe.toString())::preflight))
        .containsExactly(
            "RTC-406: file:%s is a device or a pipe, not a regular file, and would be read as empty;"
                    .formatted(pipe)
                + " instead: copy it into a file first, as in cat %s > copy.txt, and read that, or"
                    .formatted(pipe)
                + " write a glob that leaves it out");
  }

  @Test
  void content_without_a_length_is_named_before_running() {
    assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "there is no /proc");

    assertThat(Reported.by(FileIO.lines("/proc/self/status")::preflight))
        .singleElement()
        .asString()
        .startsWith(
            "RTC-406: file:/proc/self/status has content although its length is 0, and would be"
                + " read as empty; instead: ");
  }

  @Test
  void an_empty_file_is_read_as_empty() throws IOException {
    Files.createFile(directory.resolve("empty"));

    assertThat(Reported.by(FileIO.lines(directory + "/empty")::preflight)).isEmpty();
  }

  @Test
  void defining_a_pipeline_opens_no_file_system() {
    String path = "probe://never-opened" + directory + "/*";

    assertThat(Reported.by(FileIO.lines(path)::validate)).isEmpty();

    assertThat(ProbeFileSystem.CREATED)
        .extracting(URI::getAuthority)
        .doesNotContain("never-opened");
  }

  @Test
  void a_scheme_without_file_system_is_named_before_running() {
    assertThat(Reported.by(FileIO.lines("nfs4://host/file")::preflight))
        .containsExactly(
            "RTC-405: Flink has no file system for nfs4://host/file; instead: add the file system"
                + " of nfs4 to Flink's lib or plugins directory (embedded: to the class path), or"
                + " write a path on another one");
  }

  @Test
  void a_path_that_can_be_read_has_no_fault() throws IOException {
    Files.writeString(directory.resolve("a"), "1");

    for (String path : List.of("", "/a", "/*")) {
      assertThat(Reported.by(FileIO.lines(directory + path)::validate)).isEmpty();
      assertThat(Reported.by(FileIO.lines(directory + path)::preflight)).isEmpty();
    }
  }

  @Test
  void equal_settings_are_equal() {
    assertThat(FileIO.lines("a")).isEqualTo(FileIO.lines("a")).hasSameHashCodeAs(FileIO.lines("a"));
    assertThat(FileIO.lines("a")).isNotEqualTo(FileIO.lines("b"));
    assertThat(FileIO.lines("a")).hasToString("FileIO.lines(\"a\")");
    assertThat(FileIO.lines("a").describe()).isEqualTo("lines of a");
  }

  private static DataStream<Text> read(StreamExecutionEnvironment flink, FileRead<Text> read) {
    return flink.fromSource(
        read.source(), WatermarkStrategy.noWatermarks(), "lines", read.type().typeInformation());
  }

  @SuppressWarnings("try") // as Flink declares its iterator
  private static <T> List<T> collect(DataStream<T> stream) throws Exception {
    List<T> found = new ArrayList<>();
    try (CloseableIterator<T> results = stream.executeAndCollect()) {
      results.forEachRemaining(found::add);
    }
    return found;
  }

  private static List<String> numberedLines(int count) {
    Random random = new Random(5);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(i + " " + "x".repeat(random.nextInt(random.nextInt(1_000) == 0 ? 9_000 : 40)));
    }
    return lines;
  }

  /** Writes the number of the reader before each line, once every reader has a first line. */
  private static final class TaggedBySubtask extends RichMapFunction<Text, String> {

    private static final long serialVersionUID = 1L;
    private static final CountDownLatch STARTED = new CountDownLatch(4);

    private transient boolean started;

    @Override
    public String map(Text line) throws InterruptedException {
      if (!started) {
        started = true;
        STARTED.countDown();
        STARTED.await();
      }
      return getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() + " " + line;
    }
  }
}
