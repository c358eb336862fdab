package dev.rtc.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.Format;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Feeds each format 100,000 spoilt records: each is a record, or malformed. */
@Timeout(300)
class MalformedInputTest {

  private static final int INPUTS = 100_000;

  record Request(
      String host,
      Optional<String> ident,
      Text user,
      Instant at,
      String request,
      int status,
      Optional<Long> bytes,
      Optional<String> referer,
      String agent) {}

  record Evil(String evil, Optional<Double> number) {}

  @Test
  void json_of_every_type() throws IOException {
    Json<Sample.Deep> json = Json.of(Sample.Deep.class).taggedBy("kind");
    Sample sample = new Sample(1);

    assertThat(malformedOf(json, encoded(json, List.of(sample.deep(), sample.deep()))))
        .isGreaterThan(INPUTS / 2);
  }

  @Test
  void lenient_json() throws IOException {
    Json<Sample.Deep> json =
        Json.of(Sample.Deep.class)
            .taggedBy("kind")
            .ignoringUnknown()
            .missingAsNull()
            .numbersFromText()
            .timesAs(Times.epochMillis());
    Sample sample = new Sample(2);

    assertThat(malformedOf(json, encoded(json, List.of(sample.deep(), sample.deep()))))
        .isGreaterThan(INPUTS / 3);
  }

  @Test
  void csv() throws IOException {
    Csv<Sample.Flat> csv = Csv.of(Sample.Flat.class).spanningLines();
    Sample sample = new Sample(3);

    assertThat(malformedOf(csv, encoded(csv, List.of(sample.flat(), sample.flat()))))
        .isGreaterThan(INPUTS / 3);
  }

  @Test
  void lenient_csv() throws IOException {
    Csv<Sample.Flat> csv =
        Csv.of(Sample.Flat.class)
            .spanningLines()
            .trimmed()
            .separatedBy(';')
            .nullAs("NULL")
            .ignoringUnknown()
            .missingAsNull();
    Sample sample = new Sample(4);

    assertThat(malformedOf(csv, encoded(csv, List.of(sample.flat(), sample.flat()))))
        .isGreaterThan(INPUTS / 3);
  }

  @Test
  void headers_of_csv() throws IOException {
    Csv<Sample.Flat> csv = Csv.of(Sample.Flat.class).withHeader();
    byte[] header = csv.encoder().header().orElseThrow();
    List<Field> fields = csv.settings().fields(csv.type(), "");
    Mutations mutations = new Mutations(5);
    int malformed = 0;
    for (int i = 0; i < INPUTS; i++) {
      try {
        CsvHeader.read(mutations.of(header), csv.syntax()).columnsOf(fields, false);
      } catch (MalformedRecordException e) {
        malformed++;
      }
    }

    assertThat(malformed).isGreaterThan(INPUTS / 2);
  }

  @Test
  void log_lines() throws IOException {
    LogPattern<Request> log = LogPattern.of(LogPattern.COMBINED, Request.class).absentAs("-");
    String line =
        "203.0.113.7 - frank [10/Oct/2000:13:55:36 -0700] \"GET /a?b=%20c HTTP/1.0\" 200 2326"
            + " \"http://example.com/\" \"Mozilla \\\"4.08\\\"\"";

    assertThat(malformedOf(log, List.of(line.getBytes(UTF_8)))).isGreaterThan(INPUTS / 4);
  }

  @Test
  void log_lines_of_an_expression_that_explodes() throws IOException {
    LogPattern<Evil> log =
        LogPattern.of("%{evil:evil} %{number:number}", Evil.class)
            .define("evil", "(a+)+b|(x|xx)*y");
    List<byte[]> lines =
        List.of(
            ("a".repeat(60) + "b 1.5").getBytes(UTF_8), ("x".repeat(60) + "y 1e5").getBytes(UTF_8));

    assertThat(malformedOf(log, lines)).isGreaterThan(INPUTS / 2);
  }

  @Test
  void text() throws IOException {
    PlainText<String> text = PlainText.of(DataType.STRING);

    assertThat(malformedOf(text, List.of("Grüße, 世界 😀".getBytes(UTF_8)))).isGreaterThan(1_000);
  }

  private static <T> List<byte[]> encoded(Format<T> format, List<T> records) throws IOException {
    List<byte[]> encoded = new ArrayList<>();
    for (T record : records) {
      encoded.add(format.encoder().encode(record));
    }
    return encoded;
  }

  private static int malformedOf(Format<?> format, List<byte[]> valid) throws IOException {
    Format.Decoder<?> decoder = format.decoder(Optional.empty());
    Mutations mutations = new Mutations(format.describe().hashCode());
    int malformed = 0;
    for (int i = 0; i < INPUTS; i++) {
      byte[] bytes = mutations.of(valid.get(i % valid.size()));
      try {
        assertThat((Object) decoder.decode(bytes, 0, bytes.length)).isNotNull();
      } catch (MalformedRecordException e) {
        malformed++;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("input " + i + ": " + new String(bytes, UTF_8), e);
      }
    }
    return malformed;
  }
}
