package dev.rtc.connector.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.SinkInput;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import dev.rtc.type.Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.core.fs.RecoverableWriter;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class EncodingTest {

  private static final UUID ID = UUID.fromString("00000000-0000-0001-0000-000000000002");

  enum Size {
    SMALL {
      @Override
      public String toString() {
        return "tiny";
      }
    },
    LARGE
  }

  record Point(int x, int y) {}

  record Flat(
      Text name,
      String note,
      long count,
      double ratio,
      BigDecimal price,
      Instant at,
      LocalDate day,
      Duration took,
      Size size,
      Optional<String> tag,
      byte[] bytes,
      UUID id,
      boolean open) {}

  record Nested(String name, Point point, List<String> tags) {}

  record Named(String first, String last) {
    public String getFullName() {
      return first + last;
    }

    public boolean isNobody() {
      return first.isEmpty();
    }
  }

  sealed interface Shape permits Circle, Square {}

  record Circle(double radius) implements Shape {}

  record Square(ZonedDateTime at) implements Shape {}

  private static Flat flat(String note, Optional<String> tag) {
    return new Flat(
        Text.of("n"),
        note,
        7,
        0.5,
        new BigDecimal("1E+3"),
        Instant.EPOCH,
        LocalDate.EPOCH,
        Duration.ofSeconds(90),
        Size.SMALL,
        tag,
        new byte[] {1, 2, 3},
        ID,
        true);
  }

  @Test
  void text_is_written_as_it_is() throws IOException {
    byte[] malformed = {(byte) 0xFF, 'a', '\n'};

    assertThat(written(new Encoding.Text(), DataType.TEXT, List.of(Text.copyOf(malformed, 0, 2))))
        .containsExactly(malformed);
    assertThat(text(new Encoding.Text(), DataType.STRING, "ä€", "")).isEqualTo("ä€\n\n");
  }

  @Test
  void a_bare_pair_is_a_line_of_key_and_value() throws IOException {
    DataType<Keyed<Text, Long>> type = DataType.keyed(DataType.TEXT, DataType.LONG);

    assertThat(text(new Encoding.Columns(false), type, new Keyed<>(Text.of("the"), 3L)))
        .isEqualTo("the,3\n");
  }

  @Test
  void csv_writes_every_flat_type_in_one_field() throws IOException {
    assertThat(
            text(
                new Encoding.Columns(true),
                DataType.of(Flat.class),
                flat("plain", Optional.of("t")),
                flat("", Optional.empty())))
        .isEqualTo(
            """
            name,note,count,ratio,price,at,day,took,size,tag,bytes,id,open
            n,plain,7,0.5,1000,1970-01-01T00:00:00Z,1970-01-01,PT1M30S,SMALL,t,AQID,\
            00000000-0000-0001-0000-000000000002,true
            n,"",7,0.5,1000,1970-01-01T00:00:00Z,1970-01-01,PT1M30S,SMALL,,AQID,\
            00000000-0000-0001-0000-000000000002,true
            """);
  }

  @Test
  void csv_quotes_commas_quotes_and_line_breaks() throws IOException {
    DataType<Named> type = DataType.of(Named.class);

    assertThat(text(new Encoding.Columns(false), type, new Named("a,b", "say \"x\"")))
        .isEqualTo("\"a,b\",\"say \"\"x\"\"\"\n");
    assertThat(text(new Encoding.Columns(false), type, new Named("a\nb", "a\rb")))
        .isEqualTo("\"a\nb\",\"a\rb\"\n");
  }

  @Test
  void json_writes_keys_that_are_like_text() throws IOException {
    record Keys(Map<Size, Long> sizes, Map<Instant, Long> times, Map<UUID, Boolean> ids) {}

    assertThat(
            text(
                new Encoding.Objects(),
                DataType.of(Keys.class),
                new Keys(Map.of(Size.SMALL, 1L), Map.of(Instant.EPOCH, 2L), Map.of(ID, true))))
        .isEqualTo(
            """
            {"sizes":{"SMALL":1},"times":{"1970-01-01T00:00:00Z":2},\
            "ids":{"00000000-0000-0001-0000-000000000002":true}}
            """);
  }

  @Test
  void json_writes_what_is_no_number_as_a_string() throws IOException {
    assertThat(
            text(
                new Encoding.Objects(),
                DataType.of(Circle.class),
                new Circle(Double.NaN),
                new Circle(Double.NEGATIVE_INFINITY)))
        .isEqualTo("{\"radius\":\"NaN\"}\n{\"radius\":\"-Infinity\"}\n");
  }

  @Test
  void json_writes_java_time_as_iso_8601_and_numbers_plain() throws IOException {
    assertThat(
            text(
                new Encoding.Objects(),
                DataType.of(Flat.class),
                flat("a\n\"b\"", Optional.empty())))
        .isEqualTo(
            """
            {"name":"n","note":"a\\n\\"b\\"","count":7,"ratio":0.5,"price":1000,\
            "at":"1970-01-01T00:00:00Z","day":"1970-01-01","took":"PT1M30S","size":"SMALL",\
            "tag":null,"bytes":"AQID","id":"00000000-0000-0001-0000-000000000002","open":true}
            """);
  }

  @Test
  void json_nests() throws IOException {
    assertThat(
            text(
                new Encoding.Objects(),
                DataType.of(Nested.class),
                new Nested("ä", new Point(1, 2), List.of("t", "u"))))
        .isEqualTo("{\"name\":\"ä\",\"point\":{\"x\":1,\"y\":2},\"tags\":[\"t\",\"u\"]}\n");
    assertThat(
            text(
                new Encoding.Objects(),
                DataType.map(DataType.TEXT, DataType.LONG),
                Map.of(Text.of("k"), 1L)))
        .isEqualTo("{\"k\":1}\n");
  }

  @Test
  void json_writes_the_components_of_a_record_and_no_other_method() throws IOException {
    assertThat(text(new Encoding.Objects(), DataType.of(Named.class), new Named("a", "b")))
        .isEqualTo("{\"first\":\"a\",\"last\":\"b\"}\n");
  }

  @Test
  void json_writes_no_type_names() throws IOException {
    assertThat(
            text(
                new Encoding.Objects(),
                DataType.of(Shape.class),
                new Circle(1),
                new Square(ZonedDateTime.parse("2026-01-02T03:04:05+01:00[Europe/Berlin]"))))
        .isEqualTo("{\"radius\":1.0}\n{\"at\":\"2026-01-02T03:04:05+01:00[Europe/Berlin]\"}\n");
  }

  @Test
  void only_csv_has_a_header() {
    assertThat(faults(FileIO.<Text>text("x").withHeader(), DataType.TEXT))
        .containsExactly(
            "RTC-414: FileIO.text has no columns that a header could name; instead: drop"
                + " withHeader(), or write FileIO.csv");
    assertThat(faults(FileIO.<Point>json("x").withHeader(), DataType.of(Point.class))).hasSize(1);
    assertThat(faults(FileIO.<Point>csv("x").withHeader(), DataType.of(Point.class))).isEmpty();
  }

  private static <T> List<String> faults(FileWrite<T> write, DataType<T> type) {
    SinkInput<T> input = new SinkInput<>(type, Boundedness.BOUNDED);
    return Reported.by(problems -> write.validate(input, problems));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // List.of only reads the array
  private static <T> String text(Encoding encoding, DataType<T> type, T... lines)
      throws IOException {
    return new String(written(encoding, type, List.of(lines)), UTF_8);
  }

  private static <T> byte[] written(Encoding encoding, DataType<T> type, List<T> records)
      throws IOException {
    PartFormat<T> format = shipped(encoding.parts(type));
    Path file = Files.createTempDirectory("encoding").resolve("part");
    org.apache.flink.core.fs.Path target = new org.apache.flink.core.fs.Path(file.toUri());
    RecoverableWriter files = target.getFileSystem().createRecoverableWriter();
    Part<T> part = format.begin(files.open(target), 0);
    for (T record : records) {
      part.append(record);
    }
    files.recoverForCommit(part.complete()).commit();
    return Files.readAllBytes(file);
  }

  private static <T> PartFormat<T> shipped(PartFormat<T> format) throws IOException {
    try {
      return InstantiationUtil.clone(format);
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }
}
