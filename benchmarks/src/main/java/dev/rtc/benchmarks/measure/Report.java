package dev.rtc.benchmarks.measure;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Prints measured series as tables and writes them as JSON rows.
 *
 * <p>Two variants have a meaning: all others are compared with {@link #STOCK}, what a user of Flink
 * writes by hand, and with {@link #PLAIN_JAVA}, what the machine can do.
 *
 * @param series what was measured; series of the same work and unit make one table
 */
public record Report(List<Series> series) {

  /** Names the variant that Flink's own documentation would have a user write. */
  public static final String STOCK = "stock";

  /** Names the variant without Flink: the best plain Java program for the same work. */
  public static final String PLAIN_JAVA = "plain-java";

  /** Creates a report over a copy of the series. */
  public Report {
    series = List.copyOf(series);
  }

  /** Returns one row per series, in their order. */
  public List<Result> results() {
    return series.stream().map(each -> Result.of(each, find(STOCK, each).orElse(null))).toList();
  }

  /** Prints one table per work and unit. */
  public void print(PrintWriter out) {
    series.stream().map(Report::title).distinct().forEach(title -> printTable(title, out));
    out.flush();
  }

  /**
   * Writes {@link #results()} as a JSON list, in place of what the file held before.
   *
   * @throws IOException if the file cannot be written
   */
  public void writeJson(Path file) throws IOException {
    JsonMapper.builder()
        .build()
        .writerWithDefaultPrettyPrinter()
        .writeValue(file.toFile(), results());
  }

  private void printTable(String title, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%n%s%n%-20s %14s %14s %14s %9s %14s%n",
        title,
        "variant",
        "median",
        "min",
        "max",
        "x stock",
        "of plain Java");
    series.stream().filter(each -> title(each).equals(title)).forEach(each -> printRow(each, out));
  }

  private void printRow(Series each, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-20s %14s %14s %14s %9s %14s%n",
        each.variant(),
        rate(each.median()),
        rate(each.min()),
        rate(each.max()),
        ratio(each, STOCK),
        ratio(each, PLAIN_JAVA));
  }

  private String ratio(Series each, String baseline) {
    return find(baseline, each)
        .map(other -> String.format(Locale.ROOT, "%.2f", each.ratioTo(other)))
        .orElse("-");
  }

  private Optional<Series> find(String variant, Series like) {
    return series.stream()
        .filter(each -> each.variant().equals(variant) && title(each).equals(title(like)))
        .findFirst();
  }

  private static String title(Series each) {
    return each.work() + ", " + each.unit();
  }

  private static String rate(double value) {
    return String.format(Locale.ROOT, value < 1000 ? "%.2f" : "%,.0f", value);
  }
}
