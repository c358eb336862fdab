package dev.rtc.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.rtc.connector.Format;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import dev.rtc.type.Text;
import dev.rtc.type.Windowed;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundTripTest {

  private static final int RECORDS = 1_000;

  @Test
  void json_reads_what_it_writes() throws IOException {
    Json<Sample.Deep> json = Json.of(Sample.Deep.class).taggedBy("kind");
    Format.Encoder<Sample.Deep> encoder = json.encoder();
    Format.Decoder<Sample.Deep> decoder = json.decoder(Optional.empty());
    Sample sample = new Sample(11);
    for (int i = 0; i < RECORDS; i++) {
      Sample.Deep record = sample.deep();
      byte[] bytes = encoder.encode(record);

      assertThat(decoder.decode(bytes, 0, bytes.length)).isEqualTo(record);
    }
  }

  @Test
  void another_reader_of_json_understands_what_is_written() throws IOException {
    Format.Encoder<Sample.Deep> encoder =
        Json.of(Sample.Deep.class).named(FieldNames.SNAKE_CASE).taggedBy("kind").encoder();
    ObjectMapper foreign = new ObjectMapper();
    Sample sample = new Sample(12);
    for (int i = 0; i < 500; i++) {
      Sample.Deep record = sample.deep();

      assertThat(foreign.readTree(encoder.encode(record)).at("/flat/note").asText())
          .isEqualTo(record.flat().note());
    }
  }

  @Test
  void csv_reads_what_it_writes() throws IOException {
    requireRoundTrips(Csv.of(Sample.Flat.class).spanningLines());
    requireRoundTrips(
        Csv.of(Sample.Flat.class).spanningLines().separatedBy('\t').quotedBy('\'').nullAs("NULL"));
    requireRoundTrips(Csv.of(Sample.Flat.class).spanningLines().separatedBy(';').trimmed());
  }

  private static void requireRoundTrips(Csv<Sample.Flat> csv) throws IOException {
    Format.Encoder<Sample.Flat> encoder = csv.encoder();
    Format.Decoder<Sample.Flat> decoder = csv.decoder(Optional.empty());
    Sample sample = new Sample(13);
    for (int i = 0; i < RECORDS; i++) {
      Sample.Flat record = sample.flat();
      byte[] bytes = encoder.encode(record);

      assertThat(decoder.decode(bytes, 0, bytes.length)).isEqualTo(record);
    }
  }

  @Test
  void another_reader_of_csv_understands_what_is_written() throws IOException {
    Csv<Keyed<Text, String>> csv =
        Csv.of(DataType.keyed(DataType.TEXT, DataType.STRING)).spanningLines();
    CsvMapper foreign = new CsvMapper();
    foreign.enable(CsvParser.Feature.WRAP_AS_ARRAY);
    Sample sample = new Sample(14);
    for (int i = 0; i < 500; i++) {
      Keyed<Text, String> record = new Keyed<>(Text.of("x" + sample.text()), sample.text());
      String line = Bytes.write(csv, record);
      try (MappingIterator<String[]> lines = foreign.readerFor(String[].class).readValues(line)) {
        assertThat(lines.next()).containsExactly(record.key().toString(), record.value());
        assertThat(lines.hasNext()).isFalse();
      }
    }
  }

  @Test
  void the_records_of_rtc_are_records_like_others() throws IOException {
    Keyed<Text, Long> keyed = new Keyed<>(Text.of("a"), 3L);
    Windowed<String, Long> windowed =
        new Windowed<>("k", Instant.EPOCH, Instant.EPOCH.plusSeconds(60), 7L);
    Json<Change<String, Keyed<Text, Long>>> changes =
        Json.of(DataType.change(DataType.STRING, DataType.keyed(DataType.TEXT, DataType.LONG)));

    requireRoundTrip(Json.of(DataType.keyed(DataType.TEXT, DataType.LONG)), keyed);
    requireRoundTrip(Csv.of(DataType.keyed(DataType.TEXT, DataType.LONG)), keyed);
    requireRoundTrip(Json.of(DataType.windowed(DataType.STRING, DataType.LONG)), windowed);
    requireRoundTrip(Csv.of(DataType.windowed(DataType.STRING, DataType.LONG)), windowed);
    requireRoundTrip(changes, Change.delete("k", keyed));
  }

  @Test
  void json_is_not_only_made_of_objects() throws IOException {
    requireRoundTrip(Json.of(DataType.LONG), Long.MIN_VALUE);
    requireRoundTrip(Json.of(DataType.TEXT), Text.of("\"ä\""));
    requireRoundTrip(Json.of(DataType.list(DataType.DOUBLE)), List.of(1.5, Double.NaN));
    requireRoundTrip(
        Json.of(DataType.map(DataType.INSTANT, DataType.BOOLEAN)), Map.of(Instant.EPOCH, true));
    assertThat(Bytes.read(Json.of(int[].class), "[1,2]")).containsExactly(1, 2);
    assertThat(Bytes.read(Json.of(String[].class), "[\"a\"]")).containsExactly("a");
    assertThat(Bytes.read(Json.of(byte[].class), "\"AQID\"")).containsExactly(1, 2, 3);
  }

  private static <T> void requireRoundTrip(Format<T> format, T record) throws IOException {
    assertThat(Bytes.problems(format)).isEmpty();
    assertThat(Bytes.read(format, Bytes.write(format, record))).isEqualTo(record);
  }
}
