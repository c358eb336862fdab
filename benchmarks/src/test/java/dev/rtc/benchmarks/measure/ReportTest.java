package dev.rtc.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final Series STOCK = new Series("count", "stock", "MB/s", List.of(10.0, 12.0));
  private static final Series RTC = new Series("count", "rtc", "MB/s", List.of(200.0, 360.0));
  private static final Series PLAIN =
      new Series("count", "plain-java", "MB/s", List.of(400.0, 400.0));
  private static final Series WORDS = new Series("count", "rtc", "words/s", List.of(12345678.9));

  @Test
  void a_table_compares_each_variant_with_stock_and_with_plain_java() {
    String printed = print(new Report(List.of(STOCK, RTC, PLAIN)));

    assertThat(printed.lines())
        .containsExactly(
            "",
            "count, MB/s",
            "variant                      median            min            max"
                + "   x stock  of plain Java",
            "stock                         11.00          10.00          12.00"
                + "      1.00           0.03",
            "rtc                          280.00         200.00         360.00"
                + "     25.00           0.70",
            "plain-java                   400.00         400.00         400.00"
                + "     36.67           1.00");
  }

  @Test
  void each_unit_has_a_table_and_a_missing_baseline_shows_as_a_dash() {
    String printed = print(new Report(List.of(RTC, WORDS)));

    assertThat(printed.lines())
        .contains("count, MB/s", "count, words/s")
        .contains(
            "rtc                      12,345,679     12,345,679     12,345,679"
                + "         -              -");
  }

  @Test
  void json_is_a_list_with_a_row_per_series(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("results.json");

    new Report(List.of(STOCK, RTC, WORDS)).writeJson(file);

    JsonNode rows = JsonMapper.builder().build().readTree(file.toFile());
    assertThat(rows).hasSize(3);
    assertThat(rows.get(1))
        .hasToString(
            "{\"work\":\"count\",\"variant\":\"rtc\",\"unit\":\"MB/s\",\"median\":280.0,"
                + "\"min\":200.0,\"max\":360.0,\"runs\":2,\"ratioToStock\":25.0}");
    assertThat(rows.get(2).get("ratioToStock").isNull()).isTrue();
  }

  private static String print(Report report) {
    StringWriter printed = new StringWriter();
    report.print(new PrintWriter(printed));
    return printed.toString();
  }
}
