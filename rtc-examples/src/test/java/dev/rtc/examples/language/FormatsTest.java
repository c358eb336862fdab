package dev.rtc.examples.language;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.connector.Format;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.format.Csv;
import dev.rtc.format.FieldNames;
import dev.rtc.format.Json;
import dev.rtc.format.LogPattern;
import dev.rtc.format.PlainText;
import dev.rtc.format.Times;
import dev.rtc.format.avro.Avro;
import dev.rtc.format.avro.Packing;
import dev.rtc.format.avro.Parquet;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The samples of what bytes become records, and how. */
class FormatsTest {

  private static final Order ORDER =
      new Order("a7", new BigDecimal("9.50"), Sale.NOON, Optional.empty());

  @Test
  void json_is_strict_unless_told_otherwise() throws MalformedRecordException {
    // region json
    Json<Order> json = Json.of(Order.class);
    Json<Order> theirs = Json.of(Order.class)
        .named(FieldNames.SNAKE_CASE)                          // placed_at
        .renamed("id", "order_number")
        .timesAs(Times.epochMillis())
        .ignoringUnknown();
    // endregion

    assertThat(written(json, ORDER))
        .isEqualTo(
            "{\"id\":\"a7\",\"amount\":9.50,\"placedAt\":\"2026-03-01T12:00:00Z\",\"coupon\":null}");
    assertThat(
            read(
                theirs,
                "{\"order_number\":\"a7\",\"amount\":9.50,\"placed_at\":1772366400000,\"new\":1}"))
        .isEqualTo(ORDER);
    assertThatThrownBy(() -> read(json, "{\"id\":\"a7\"}"))
        .isInstanceOf(MalformedRecordException.class);
    assertThatThrownBy(() -> read(json, "")).isInstanceOf(MalformedRecordException.class);
  }

  @Test
  void csv_finds_columns_by_name_or_position() throws MalformedRecordException {
    // region csv
    Csv<Order> csv = Csv.of(Order.class);                      // by position
    Csv<Order> theirs = Csv.of(Order.class)
        .withHeader()                                          // by name, in any order
        .separatedBy(';')
        .timesAs(Times.pattern("dd.MM.uuuu HH:mm").in(ZoneId.of("Europe/Berlin")));
    // endregion

    assertThat(written(csv, ORDER)).isEqualTo("a7,9.50,2026-03-01T12:00:00Z,");
    assertThat(
            theirs
                .decoder(Optional.of("placedAt;id;amount;coupon".getBytes(UTF_8)))
                .decode("01.03.2026 13:00;a7;9.50;".getBytes(UTF_8), 0, 25))
        .isEqualTo(ORDER);
    assertThatThrownBy(() -> read(csv, "")).isInstanceOf(MalformedRecordException.class);
  }

  @Test
  void text_is_what_it_is_or_decoded() throws MalformedRecordException {
    // region text
    PlainText<String> latin = PlainText.string().in(ISO_8859_1);
    // endregion

    assertThat(read(latin, "café", ISO_8859_1)).isEqualTo("café");
  }

  @Test
  void log_lines_are_read_by_a_pattern() throws MalformedRecordException {
    // region log
    LogPattern<Request> requests = LogPattern.of(
        "%{host:host} %{token} %{token} [%{httptime:at}] %{quoted:request} %{int:status} %{int:bytes}",
        Request.class).absentAs("-");
    // endregion

    assertThat(
            read(
                requests,
                "10.0.0.7 - kim [01/Mar/2026:13:00:00 +0100] \"GET /tea HTTP/1.1\" 304 -"))
        .isEqualTo(
            new Request(
                "10.0.0.7",
                Instant.parse("2026-03-01T12:00:00Z"),
                "GET /tea HTTP/1.1",
                304,
                Optional.empty()));
  }

  @Test
  void avro_and_parquet_take_their_schema_from_the_record() {
    // region columnar
    Avro<Order> avro = Avro.of(Order.class);
    Parquet<Order> parquet = Parquet.of(Order.class).decimalsAs(18, 2).packedBy(Packing.ZSTD);
    // endregion

    assertThat(avro.schema().getField("amount").schema().getLogicalType().getName())
        .isEqualTo("big-decimal");
    assertThat(parquet.schema().getField("amount").schema().getLogicalType().getName())
        .isEqualTo("decimal");
    assertThat(parquet.schema().getField("placedAt").schema().getLogicalType().getName())
        .isEqualTo("timestamp-micros");
  }

  private static <T> String written(Format<T> format, T record) throws MalformedRecordException {
    return new String(format.encoder().encode(record), UTF_8);
  }

  private static <T> T read(Format<T> format, String text) throws MalformedRecordException {
    return read(format, text, UTF_8);
  }

  private static <T> T read(Format<T> format, String text, Charset charset)
      throws MalformedRecordException {
    byte[] bytes = text.getBytes(charset);
    return format.decoder(Optional.empty()).decode(bytes, 0, bytes.length);
  }
}
