package dev.rtc.format.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.connector.FileFormat;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.type.Text;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.flink.core.fs.local.LocalDataInputStream;
import org.apache.flink.core.fs.local.LocalDataOutputStream;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ContainerFilesTest {

  private static final int SPOILT_FILES = 3_000;

  enum Size {
    SMALL,
    LARGE
  }

  record Point(int x, Optional<String> label) {}

  sealed interface Shape permits Circle, Square {}

  record Circle(double radius) implements Shape {}

  record Square(Text name, long side) implements Shape {}

  record Deep(
      String id,
      Text name,
      byte small,
      short middle,
      int count,
      long total,
      float ratio,
      double price,
      char letter,
      boolean open,
      BigDecimal exact,
      BigInteger huge,
      Instant at,
      LocalDate day,
      LocalTime clock,
      LocalDateTime local,
      ZonedDateTime zoned,
      Duration took,
      UUID id2,
      Size size,
      Optional<Long> maybe,
      Optional<Point> point,
      List<Point> points,
      Map<String, Long> byName,
      Map<Integer, Shape> byNumber,
      Shape shape) {}

  record Old(String id, int count, Instant at) {}

  record New(String id, long count, Instant at, Optional<String> tag) {}

  record Needy(String id, String owner) {}

  record Wrong(String id, String count) {}

  record Positive(int count) {
    Positive {
      if (count < 0) {
        throw new IllegalArgumentException("negative");
      }
    }
  }

  record Numbered(int count) {}

  @TempDir private Path home;

  private static List<Deep> deeps(long seed, int count) {
    Random random = new Random(seed);
    List<Deep> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(deep(random));
    }
    return records;
  }

  private static Deep deep(Random random) {
    Instant at = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1_000L);
    Point point = new Point(random.nextInt(), Optional.of("ä" + random.nextInt()));
    ZonedDateTime zoned = at.atZone(ZoneId.of("Europe/Berlin"));
    Shape shape =
        random.nextBoolean() ? new Circle(0.5) : new Square(Text.of("q"), random.nextLong());
    return new Deep(
        "id" + random.nextInt(),
        Text.of("ü\n"),
        (byte) random.nextInt(),
        (short) random.nextInt(),
        random.nextInt(),
        random.nextLong(),
        random.nextFloat(),
        random.nextDouble(),
        'ß',
        random.nextBoolean(),
        BigDecimal.valueOf(random.nextLong(), random.nextInt(30)),
        new BigInteger(200, random),
        at,
        zoned.toLocalDate(),
        zoned.toLocalTime(),
        zoned.toLocalDateTime(),
        zoned,
        Duration.ofNanos(random.nextLong()),
        new UUID(random.nextLong(), random.nextLong()),
        Size.LARGE,
        random.nextBoolean() ? Optional.empty() : Optional.of(5L),
        random.nextBoolean() ? Optional.empty() : Optional.of(point),
        List.of(point, new Point(1, Optional.empty())),
        new LinkedHashMap<>(Map.of("k", random.nextLong())),
        new LinkedHashMap<>(Map.of(random.nextInt(), shape)),
        shape);
  }

  @Test
  void avro_reads_what_it_writes() throws Exception {
    List<Deep> records = deeps(1, 500);

    assertThat(read(Avro.of(Deep.class), write(Avro.of(Deep.class), records))).isEqualTo(records);
  }

  @Test
  void parquet_reads_what_it_writes() throws Exception {
    List<Deep> records = deeps(2, 500);
    for (Packing packing : Packing.values()) {
      Parquet<Deep> parquet =
          Parquet.of(Deep.class).packedBy(packing).rowGroupsOf(64_000).instantsAs(TimeUnit.NANOS);

      assertThat(read(parquet, write(parquet, records))).isEqualTo(records);
    }
  }

  @Test
  void a_file_without_records_has_none() throws Exception {
    assertThat(read(Avro.of(Old.class), write(Avro.of(Old.class), List.of()))).isEmpty();
    assertThat(read(Parquet.of(Old.class), write(Parquet.of(Old.class), List.of()))).isEmpty();
  }

  @Test
  void files_of_an_older_record_are_read_by_name() throws Exception {
    Instant at = Instant.ofEpochMilli(1_500);
    List<Old> old = List.of(new Old("a", 7, at));
    New expected = new New("a", 7, at, Optional.empty());

    for (TimeUnit unit : TimeUnit.values()) {
      byte[] avro = write(Avro.of(Old.class).instantsAs(unit), old);
      byte[] parquet = write(Parquet.of(Old.class).instantsAs(unit), old);

      assertThat(read(Avro.of(New.class), avro)).containsExactly(expected);
      assertThat(read(Parquet.of(New.class), parquet)).containsExactly(expected);
    }
  }

  @Test
  void a_missing_field_and_another_type_are_told() throws Exception {
    List<Old> old = List.of(new Old("a", 7, Instant.EPOCH));
    byte[] avro = write(Avro.of(Old.class), old);
    byte[] parquet = write(Parquet.of(Old.class), old);

    assertThatThrownBy(() -> read(Avro.of(Needy.class), avro))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage(
            "Cannot read Needy.owner: the schema of Old has no such field; a component that may be"
                + " missing is an Optional");
    assertThatThrownBy(() -> read(Parquet.of(Needy.class), parquet))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageContaining("Cannot read Needy.owner");
    assertThatThrownBy(() -> read(Avro.of(Wrong.class), avro))
        .hasMessage("Cannot read Wrong.count, a String: the schema has int");
  }

  @Test
  void after_a_record_that_is_at_fault_the_next_is_read() throws Exception {
    byte[] avro =
        write(Avro.of(Numbered.class), List.of(new Numbered(1), new Numbered(-1), new Numbered(2)));
    try (FileFormat.Reader<Positive> reader = open(Avro.of(Positive.class), avro)) {
      assertThat(reader.next()).isEqualTo(new Positive(1));
      assertThatThrownBy(reader::next)
          .isInstanceOf(MalformedRecordException.class)
          .hasMessageContaining("its constructor refuses what was found");
      assertThat(reader.next()).isEqualTo(new Positive(2));
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void decimals_keep_their_scale_or_are_refused() throws Exception {
    record Price(BigDecimal amount) {}
    Parquet<Price> parquet = Parquet.of(Price.class).decimalsAs(5, 2);
    byte[] file = write(parquet, List.of(new Price(new BigDecimal("123.4"))));

    assertThat(read(Parquet.of(Price.class), file))
        .containsExactly(new Price(new BigDecimal("123.40")));
    assertThatThrownBy(() -> write(parquet, List.of(new Price(new BigDecimal("0.001")))))
        .hasMessage(
            "Cannot write Price: amount: a number of scale 3 and precision 1, with more decimals"
                + " than decimal(5, 2) has");
  }

  @Test
  void messages_are_the_bare_encoding() throws Exception {
    AvroMessage<Deep> message = InstantiationUtil.clone(Avro.message(Deep.class));
    for (Deep record : deeps(3, 100)) {
      byte[] bytes = message.encoder().encode(record);

      assertThat(message.decoder(Optional.empty()).decode(bytes, 0, bytes.length))
          .isEqualTo(record);
    }
  }

  @Test
  @Timeout(300)
  void a_hundred_thousand_spoilt_messages_are_records_or_malformed() throws Exception {
    AvroMessage<Deep> message = Avro.message(Deep.class);
    byte[] valid = message.encoder().encode(deeps(4, 1).get(0));
    var decoder = message.decoder(Optional.empty());
    Random random = new Random(5);
    int malformed = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] spoilt = spoilt(valid, random);
      try {
        decoder.decode(spoilt, 0, spoilt.length);
      } catch (MalformedRecordException e) {
        malformed++;
      }
    }

    assertThat(malformed).isGreaterThan(10_000);
  }

  @Test
  @Timeout(300)
  void spoilt_files_of_avro_give_records_and_end() throws Exception {
    requireNoCrash(Avro.of(Deep.class), write(Avro.of(Deep.class), deeps(6, 5)));
  }

  @Test
  @Timeout(300)
  void spoilt_files_of_parquet_give_records_and_end() throws Exception {
    requireNoCrash(Parquet.of(Old.class), write(Parquet.of(Old.class), olds()));
  }

  private static List<Old> olds() {
    List<Old> olds = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      olds.add(new Old("id" + i % 7, i, Instant.ofEpochSecond(i)));
    }
    return olds;
  }

  private <T> void requireNoCrash(FileFormat<T> format, byte[] valid) throws IOException {
    Random random = new Random(7);
    int malformed = 0;
    for (int i = 0; i < SPOILT_FILES; i++) {
      try {
        read(format, spoilt(valid, random));
      } catch (MalformedRecordException e) {
        malformed++;
      } catch (RuntimeException | Error e) {
        throw new AssertionError("file " + i, e);
      }
    }

    assertThat(malformed).isGreaterThan(SPOILT_FILES / 10);
  }

  private static byte[] spoilt(byte[] valid, Random random) {
    byte[] spoilt = valid.clone();
    for (int times = 1 + random.nextInt(3); times > 0 && spoilt.length > 0; times--) {
      int at = random.nextInt(spoilt.length);
      switch (random.nextInt(4)) {
        case 0 -> spoilt = Arrays.copyOf(spoilt, at);
        case 1 -> spoilt[at] = (byte) 0xFF;
        case 2 -> Arrays.fill(spoilt, at, Math.min(spoilt.length, at + 9), (byte) 0xFE);
        default -> spoilt[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      }
    }
    return spoilt;
  }

  private <T> byte[] write(FileFormat<T> format, List<T> records) throws IOException {
    File file = home.resolve("file" + format.suffix()).toFile();
    try (LocalDataOutputStream out = new LocalDataOutputStream(file)) {
      FileFormat.Writer<T> writer = shipped(format).writer(out);
      for (T record : records) {
        writer.write(record);
      }
      writer.finish();
    }
    return Files.readAllBytes(file.toPath());
  }

  private <T> List<T> read(FileFormat<T> format, byte[] bytes) throws IOException {
    List<T> records = new ArrayList<>();
    try (FileFormat.Reader<T> reader = open(format, bytes)) {
      for (T record = reader.next(); record != null; record = reader.next()) {
        records.add(record);
      }
    }
    return records;
  }

  private <T> FileFormat.Reader<T> open(FileFormat<T> format, byte[] bytes) throws IOException {
    Path file = home.resolve("read" + format.suffix());
    Files.write(file, bytes);
    return shipped(format).reader(new LocalDataInputStream(file.toFile()), bytes.length);
  }

  private static <T> FileFormat<T> shipped(FileFormat<T> format) throws IOException {
    try {
      return InstantiationUtil.clone(format);
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }
}
