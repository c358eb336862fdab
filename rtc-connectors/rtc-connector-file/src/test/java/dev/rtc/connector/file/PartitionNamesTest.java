package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.SinkInput;
import dev.rtc.type.DataType;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartitionNamesTest {

  private static final List<String> HOSTILE =
      List.of(
          "..",
          "../",
          "../..",
          "../../etc/passwd",
          "/",
          "//",
          "/etc/passwd",
          "/tmp/x",
          ".",
          "./x",
          "x/..",
          "x/../..",
          "x/../../y",
          "..\\..\\x",
          "C:\\x",
          "C:/x",
          "\\\\host\\x",
          "",
          " ",
          "x ",
          "x.",
          "...",
          ".hidden",
          "_hidden",
          "_temporary/0",
          "\0",
          "x\0y",
          "x\ny",
          "x\r\ty",
          "\u001b[31m",
          "\u007f",
          "%",
          "%2E%2E",
          "%2e%2e%2f",
          "%00",
          "..%2f",
          "～",
          "ä",
          "a\u0308",
          "\u202e/x",
          "\ud800",
          "\udfff\ud800",
          "?",
          "\uFF0F..\uFF0F",
          "file:///etc",
          "hdfs://h/x",
          "*?[a]{b}",
          "$(rm)",
          "`x`",
          "x".repeat(300),
          "x".repeat(301),
          "/".repeat(3_000),
          "../".repeat(2_000),
          "ä".repeat(150),
          "nul",
          "con:",
          "part-0",
          "-rf",
          "~root",
          "a=b=c",
          "day=../../x",
          "a|b<c>\"d\"'e'");

  @TempDir private Path directory;

  @Test
  void no_name_leads_out_of_the_target_and_no_two_meet() throws Exception {
    Path target = directory.resolve("a/b/target");
    DataType<Integer> type = DataType.INTEGER;
    FileWrite<Integer> write = FileIO.write(target.toString(), dev.rtc.format.Json.of(type));
    MapFunction<Integer, String> hostile = HOSTILE::get;
    StreamExecutionEnvironment flink = Local.flink(1);
    List<Integer> all = Stream.iterate(0, i -> i + 1).limit(HOSTILE.size()).toList();
    flink
        .fromData(all, type.typeInformation())
        .sinkTo(
            write
                .partitionedBy(hostile)
                .openAtMost(7)
                .sink(new SinkInput<>(type, Boundedness.BOUNDED)));

    flink.execute();

    assertThat(files(target)).hasSize(HOSTILE.size());
    assertThat(files(directory)).hasSize(HOSTILE.size());
    assertThat(HOSTILE).hasSizeGreaterThan(50).doesNotHaveDuplicates();
  }

  @Test
  void names_are_safe_distinct_and_give_the_value_back() throws IOException {
    List<String> names = new ArrayList<>();
    for (String hostile : HOSTILE) {
      String name = PartitionNames.path(hostile);
      names.add(name);
      assertThat(Path.of("/target").resolve(name).normalize().toString())
          .isEqualTo("/target/" + name);
      assertThat(name.split("/")).allMatch(part -> part.matches("[^._/][A-Za-z0-9._=+,@~%-]*"));
      if (!name.contains("%~") && !name.contains("%ED") && !name.matches("(.*/)?%(/.*)?")) {
        assertThat(URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8))
            .isEqualTo(hostile);
      }
    }
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void a_level_is_one_directory_whatever_its_value() {
    assertThat(PartitionNames.level("day", "2026-01-02")).isEqualTo("day=2026-01-02");
    assertThat(PartitionNames.level("shop", "../x")).isEqualTo("shop=..%2Fx");
    assertThat(PartitionNames.level("shop", "")).isEqualTo("shop=");
    assertThat(PartitionNames.level("shop", null)).isEqualTo("shop=%null");
    assertThat(PartitionNames.level("shop", "%null")).isEqualTo("shop=%25null");
    assertThat(PartitionNames.level("a=b", "c")).isNotEqualTo(PartitionNames.level("a", "b=c"));
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
