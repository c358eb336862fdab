package dev.rtc.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.connector.MalformedRecordException;
import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyTest {

  record Order(String id, int itemCount, Optional<String> coupon, @Nullable String note) {}

  record Event(String name, Instant at, LocalDate day) {}

  record Line(String message) {}

  record Access(String client, Optional<Integer> status) {}

  sealed interface Shape permits Circle, Square {}

  record Circle(double radius) implements Shape {}

  record Square(long side) implements Shape {}

  private static final Json<Order> JSON = Json.of(Order.class);
  private static final Csv<Order> CSV = Csv.of(Order.class);

  @Test
  void json_takes_only_what_may_be_missing_as_missing() throws IOException {
    assertThat(Bytes.read(JSON, "{\"id\":\"a\",\"itemCount\":1}"))
        .isEqualTo(new Order("a", 1, Optional.empty(), null));
    assertThat(Bytes.refusal(JSON, "{\"itemCount\":1}"))
        .isEqualTo("Cannot read Order: the field \"id\" is missing");
    assertThat(Bytes.refusal(JSON, "{\"id\":null,\"itemCount\":1}"))
        .isEqualTo("Cannot read Order at /id: found null, where a string belongs");
    assertThat(Bytes.read(JSON.missingAsNull(), "{\"itemCount\":1}").id()).isNull();
    assertThat(Bytes.refusal(JSON.missingAsNull(), "{\"id\":\"a\"}"))
        .isEqualTo("Cannot read Order: the field \"itemCount\" is missing");
  }

  @Test
  void json_refuses_unknown_fields_unless_told_to_skip_them() throws IOException {
    String text = "{\"id\":\"a\",\"x\":{\"y\":[1]},\"itemCount\":1}";

    assertThat(Bytes.refusal(JSON, text))
        .isEqualTo(
            "Cannot read Order at /x: Order has no such field; ignoringUnknown() would skip it");
    assertThat(Bytes.read(JSON.ignoringUnknown(), text).itemCount()).isEqualTo(1);
  }

  @Test
  void json_makes_no_number_fit() throws IOException {
    String expected = ", where a whole number from -2147483648 to 2147483647 belongs";
    for (String number :
        List.of("1.5", "1e3", "2147483648", "\"1\"", "true", "99999999999999999999")) {
      assertThat(Bytes.refusal(JSON, "{\"id\":\"a\",\"itemCount\":" + number + "}"))
          .isEqualTo("Cannot read Order at /itemCount: found " + number + expected);
    }
    assertThat(Bytes.refusal(Json.of(Double.class), "1e999"))
        .isEqualTo("Cannot read Double: found 1e999, where a number that fits a double belongs");
    assertThat(
            Bytes.read(JSON.numbersFromText(), "{\"id\":\"a\",\"itemCount\":\"12\"}").itemCount())
        .isEqualTo(12);
  }

  @Test
  void json_refuses_what_is_ambiguous() throws IOException {
    assertThat(Bytes.refusal(Json.of(Line.class), "{\"message\":\"a\",\"message\":\"b\"}"))
        .isEqualTo("Cannot read Line at /message: the field is there twice");
    assertThat(Bytes.refusal(Json.of(Line.class), "{\"message\":\"a\"} x"))
        .startsWith("Cannot read Line, because it is no JSON");
    assertThat(Bytes.refusal(Json.of(Line.class), "{\"message\":\"a\"}{}"))
        .isEqualTo("Cannot read Line: found more after the end of the record");
    assertThat(Bytes.refusal(Json.of(Line.class), "{\"message\":\"\\ud800\"}"))
        .isEqualTo(
            "Cannot read Line at /message: it holds half a surrogate pair, which no text has");
    assertThatThrownBy(() -> Bytes.read(Json.of(Line.class), new byte[] {'"', (byte) 0xFF, '"'}))
        .hasMessage("Cannot read Line: byte 1 is not UTF-8");
    assertThat(
            Bytes.refusal(
                Json.of(DataType.map(DataType.INTEGER, DataType.LONG)), "{\"1\":1,\"01\":2}"))
        .isEqualTo("Cannot read Map<Integer, Long> at /01: the key is there twice");
  }

  @Test
  void json_bounds_nesting() throws IOException {
    String deep = "{\"message\":\"a\",\"x\":" + "[".repeat(200) + "]".repeat(200) + "}";
    Json<Line> json = Json.of(Line.class).ignoringUnknown();

    assertThat(Bytes.refusal(json, deep)).contains("nesting depth (101) exceeds");
    assertThat(Bytes.read(json.deepestAt(300), deep)).isEqualTo(new Line("a"));
  }

  @Test
  void names_follow_a_rule_and_its_exceptions() throws IOException {
    Order order = new Order("a", 1, Optional.empty(), null);

    assertThat(Bytes.write(JSON.named(FieldNames.SNAKE_CASE).renamed("id", "_id"), order))
        .isEqualTo("{\"_id\":\"a\",\"item_count\":1,\"coupon\":null,\"note\":null}");
    assertThat(FieldNames.SNAKE_CASE.of("parseHTTPRequest2Fast"))
        .isEqualTo("parse_http_request2_fast");
    assertThat(FieldNames.KEBAB_CASE.of("unitPrice")).isEqualTo("unit-price");
    assertThat(FieldNames.UPPER_CAMEL_CASE.of("unitPrice")).isEqualTo("UnitPrice");
    assertThat(Bytes.problems(JSON.renamed("idd", "x").renamed("id", "note")))
        .containsExactlyInAnyOrder(
            "RTC-443: two components of Order are named \"note\"; instead: rename one of them with"
                + " .renamed(component, name)",
            "RTC-443: Order has no component idd that could be renamed; instead: name one of"
                + " coupon, id, itemCount, note");
  }

  @Test
  void times_are_written_as_stated() throws IOException {
    Event event = new Event("e", Instant.parse("2026-01-02T03:04:05Z"), LocalDate.of(2026, 1, 2));
    Json<Event> millis = Json.of(Event.class).timesAs(Times.epochMillis());
    Times pattern = Times.pattern("yyyy-MM-dd HH:mm:ss").in(ZoneOffset.UTC);
    record Stamp(Instant at) {}

    assertThat(Bytes.write(millis, event))
        .isEqualTo("{\"name\":\"e\",\"at\":1767323045000,\"day\":\"2026-01-02\"}");
    assertThat(Bytes.read(millis, Bytes.write(millis, event))).isEqualTo(event);
    assertThat(Bytes.write(Csv.of(Stamp.class).timesAs(pattern), new Stamp(event.at())))
        .isEqualTo("2026-01-02 03:04:05");
    assertThat(Bytes.refusal(Csv.of(Stamp.class).timesAs(pattern), "2026-02-30 03:04:05"))
        .isEqualTo(
            "Cannot read Stamp.at: found \"2026-02-30 03:04:05\", where a time as yyyy-MM-dd"
                + " HH:mm:ss shows it belongs");
    assertThat(Bytes.problems(Csv.of(Stamp.class).timesAs(Times.pattern("HH:mm"))))
        .singleElement()
        .asString()
        .startsWith("RTC-444: the time pattern \"HH:mm\" for Stamp.at");
  }

  @Test
  void a_tag_chooses_among_records_and_never_a_class() throws IOException {
    Json<Shape> json = Json.of(Shape.class).taggedBy("kind");

    assertThat(Bytes.write(json, new Circle(1))).isEqualTo("{\"kind\":\"Circle\",\"radius\":1.0}");
    assertThat(Bytes.read(json, "{\"side\":3,\"kind\":\"Square\"}")).isEqualTo(new Square(3));
    assertThat(Bytes.refusal(json, "{\"kind\":\"java.lang.Runtime\"}"))
        .isEqualTo(
            "Cannot read Shape: found \"java.lang.Runtime\" in the field \"kind\", where one of"
                + " Circle, Square belongs");
    assertThat(Bytes.write(Json.of(Shape.class).untagged(), new Circle(1)))
        .isEqualTo("{\"radius\":1.0}");
    assertThat(Bytes.problems(Json.of(Shape.class)))
        .singleElement()
        .asString()
        .startsWith("RTC-441");
  }

  @Test
  void json_says_what_it_has_no_form_for() {
    record Holder(Optional<Optional<String>> twice, Map<List<String>, Long> counts) {}

    assertThat(Bytes.problems(Json.of(Holder.class)))
        .containsExactly(
            "RTC-442: Holder.twice is an Optional of an Optional, whose two ways to be empty are"
                + " one null in JSON; instead: drop one of them",
            "RTC-418: the keys of Holder.counts, a Map<List<String>, Long>, can't be names in JSON;"
                + " instead: map them to strings, numbers or enums first, or the entries to a list"
                + " of records");
  }

  @Test
  @SuppressWarnings("rawtypes") // what a user forgot
  void what_fits_into_no_field_is_told_also_to_those_who_did_not_ask() {
    record Box<E>(String id, Optional<E> value) {}
    record Forgotten(String id, Optional value) {}
    Csv<Object> known = Csv.of(DataType.generic(Box.class, DataType.list(DataType.STRING)));
    Csv<Object> unknown = Csv.of(DataType.generic(Box.class, DataType.of(Object.class)));
    Csv<Forgotten> forgotten = Csv.of(Forgotten.class);

    assertThat(Bytes.problems(known))
        .containsExactly(
            "RTC-412: the column value of Box<List<String>> is a Optional<List<String>>, which"
                + " doesn't fit into one field; instead: use JSON, or flatten the record with map"
                + " first");
    assertThatThrownBy(known::encoder)
        .hasMessage(
            "the column value of Box<List<String>> is a Optional<List<String>>, which doesn't fit"
                + " into one field; use JSON, or flatten the record with map first");
    assertThat(Bytes.problems(unknown)).isEmpty();
    assertThatThrownBy(() -> unknown.decoder(Optional.empty()))
        .hasMessage(
            "Box<Object>.value: found the class java.lang.Object; use the exact type, or a sealed"
                + " interface of records");
    assertThat(Bytes.problems(forgotten)).isEmpty();
    assertThatThrownBy(forgotten::encoder)
        .hasMessageStartingWith("Forgotten.value: found the generic Optional without its type");
  }

  @Test
  void nothing_is_left_of_what_cannot_be_written() throws IOException {
    Json<Line> json = Json.of(Line.class);
    var encoder = json.encoder();

    assertThatThrownBy(() -> encoder.encode(new Line("\ud800")))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageStartingWith(
            "Cannot write Line at /message: it is a text with half a surrogate");
    assertThat(encoder.encode(new Line("a"))).asString().isEqualTo("{\"message\":\"a\"}");
    assertThatThrownBy(() -> Csv.of(Line.class).encoder().encode(new Line("a\nb")))
        .hasMessageStartingWith("Cannot write Line.message: it is a text with a line break");
  }

  @Test
  void csv_finds_columns_by_the_header_in_any_order() throws IOException {
    Csv<Order> csv = CSV.withHeader();

    assertThat(Bytes.read(csv, "\uFEFFitemCount,id", "3,a"))
        .isEqualTo(new Order("a", 3, Optional.empty(), null));
    assertThatThrownBy(() -> Bytes.read(csv, "id,x,itemCount", "a,b,3"))
        .hasMessageContaining("has the unknown column \"x\"");
    assertThat(Bytes.read(csv.ignoringUnknown(), "id,x,itemCount", "a,b,3").itemCount())
        .isEqualTo(3);
    assertThatThrownBy(() -> Bytes.read(csv, "id,note", "a,b"))
        .hasMessageContaining("lacks the column \"itemCount\"");
    assertThatThrownBy(() -> Bytes.read(csv, "id,id", "a,b")).hasMessageContaining("twice");
  }

  @Test
  void csv_refuses_another_number_of_fields() throws IOException {
    assertThat(Bytes.refusal(CSV, "a,1,c"))
        .isEqualTo("Cannot read Order: found 3 fields, where 4 belong");
    assertThat(Bytes.refusal(CSV, "a,1,c,d,e")).contains("found 5 fields");
    assertThat(Bytes.read(CSV.missingAsNull(), "a,1"))
        .isEqualTo(new Order("a", 1, Optional.empty(), null));
    assertThat(Bytes.read(CSV.ignoringUnknown(), "a,1,c,d,e").note()).isEqualTo("d");
  }

  @Test
  void csv_tells_nothing_from_the_empty_text() throws IOException {
    assertThat(Bytes.read(CSV, "\"\",1,\"\",")).isEqualTo(new Order("", 1, Optional.of(""), null));
    assertThat(Bytes.read(CSV.nullAs("NULL"), ",1,NULL,\"NULL\""))
        .isEqualTo(new Order("", 1, Optional.empty(), "NULL"));
    assertThat(Bytes.read(CSV.trimmed(), " a , 1 , \" b \" ,"))
        .isEqualTo(new Order("a", 1, Optional.of(" b "), null));
    assertThat(Bytes.refusal(CSV, "a,,c,d"))
        .isEqualTo(
            "Cannot read Order.itemCount: found nothing, where a value of type Integer belongs");
  }

  @Test
  void csv_takes_quotes_only_where_they_may_stand() throws IOException {
    assertThat(Bytes.refusal(CSV, "a\"b,1,c,d"))
        .isEqualTo(
            "Cannot split the line into fields: found a quote inside a field without quotes, in"
                + " field 1 at byte 1");
    assertThat(Bytes.refusal(CSV, "\"a\"b,1,c,d")).contains("text after a closing quote");
    assertThat(Bytes.refusal(CSV, "\"a")).contains("a quoted field that does not end");
    assertThat(Bytes.problems(CSV.separatedBy('"')))
        .singleElement()
        .asString()
        .startsWith("RTC-445");
  }

  @Test
  void log_lines_are_read_by_shapes() throws IOException {
    LogPattern<Access> log =
        LogPattern.of("%{ip:client} 100%% %{int:status}%{rest}", Access.class).absentAs("-");

    assertThat(Bytes.read(log, "::1 100% 200 and more"))
        .isEqualTo(new Access("::1", Optional.of(200)));
    assertThat(Bytes.read(log, "10.0.0.1 100% -"))
        .isEqualTo(new Access("10.0.0.1", Optional.empty()));
    assertThat(Bytes.refusal(log, "10.0.0.256 100% 1"))
        .isEqualTo(
            "Cannot read Access at character 0: found \"10.0.0.256 100% 1\", where %{ip:client}"
                + " belongs");
  }

  @Test
  void log_patterns_that_cannot_be_are_told() {
    assertThat(Bytes.problems(LogPattern.of("%{text:client}%{int:status} %{wurd} %", Access.class)))
        .extracting(problem -> problem.substring(0, problem.indexOf(';')))
        .containsExactlyInAnyOrder(
            "RTC-446: the unknown name wurd in %{wurd}",
            "RTC-446: a % that begins no group, before \"%\"",
            "RTC-446: %{text:client}, after which no literal text tells where it ends");
    assertThat(Bytes.problems(LogPattern.of("%{word:name}", Access.class)))
        .extracting(problem -> problem.substring(0, problem.indexOf(';')))
        .containsExactlyInAnyOrder(
            "RTC-447: %{word:name}, but Access has no component name that is still open",
            "RTC-447: no group for the component client of Access");
  }

  @Test
  void text_is_kept_or_decoded() throws IOException {
    byte[] malformed = {'a', (byte) 0xFF};

    assertThat(Bytes.read(PlainText.text(), malformed)).isEqualTo(Text.copyOf(malformed, 0, 2));
    assertThatThrownBy(() -> Bytes.read(PlainText.string(), malformed))
        .hasMessage("Cannot read the text: byte 1 is not UTF-8");
    assertThat(Bytes.read(PlainText.string().replacingMalformed(), malformed)).isEqualTo("a\uFFFD");
    assertThat(Bytes.read(PlainText.string().in(StandardCharsets.ISO_8859_1), malformed))
        .isEqualTo("aÿ");
    assertThatThrownBy(() -> Bytes.write(PlainText.string(), "a\nb"))
        .hasMessageStartingWith("Cannot write the record \"a?b\" as a line");
    assertThat(Bytes.problems(PlainText.of(DataType.LONG)))
        .singleElement()
        .asString()
        .startsWith("RTC-411");
  }
}
