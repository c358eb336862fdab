package dev.rtc.examples.language;

import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.aggregate.Aggregations.summing;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Assembly;
import dev.rtc.Pipeline;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.file.FileIO;
import dev.rtc.connector.generate.Items;
import dev.rtc.format.Csv;
import dev.rtc.format.Json;
import dev.rtc.format.avro.Parquet;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import dev.rtc.type.Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples of what is read from files and written to them, run on a disk. */
class FilesTest {

  private static final Order ORDER =
      new Order("a7", new BigDecimal("9.50"), Sale.NOON, Optional.empty());
  private static final Sale TEA = Sale.of("berlin", "tea", 300, 1);
  private static final Sale MATE = Sale.of("amsterdam", "mate", 100, 2);

  @TempDir private Path dir;

  @Test
  void records_are_read_and_written_in_parts() throws Exception {
    String inbox = dir.resolve("inbox") + "/*.json";
    String archive = dir.resolve("archive").toString();
    write(
        "inbox/a.json", "{\"id\":\"a7\",\"amount\":9.50,\"placedAt\":\"2026-03-01T12:00:00Z\"}\n");

    run(
        p ->
            // region read
            p.from("orders", FileIO.read(inbox, Json.of(Order.class)))
                .to("archive", FileIO.<Order>csv(archive).withHeader())
        // endregion
        );

    assertThat(lines("archive"))
        .containsExactly("id,amount,placedAt,coupon", "a7,9.50,2026-03-01T12:00:00Z,");
  }

  @Test
  void a_bounded_result_is_one_file() throws Exception {
    String logs = dir.resolve("logs").toString();
    String counts = dir.resolve("counts.json").toString();
    write("logs/a.log", "up\ndown\nup\n");

    Consumer<Assembly> counting =
        p ->
            // region single
            p.from("lines", FileIO.lines(logs))
                .keyBy(line -> line)
                .total("count", counting())
                .to("counts", FileIO.<Keyed<Text, Long>>json(counts).asSingleFile());
    // endregion
    run(counting);
    run(counting);

    assertThat(Files.readAllLines(Path.of(counts)))
        .containsExactlyInAnyOrder(
            "{\"key\":\"up\",\"value\":2}", "{\"key\":\"down\",\"value\":1}");
  }

  @Test
  void a_second_run_adds_its_parts() throws Exception {
    String archive = dir.resolve("archive").toString();

    for (int i = 0; i < 2; i++) {
      run(p -> p.from("words", Items.of("tea")).to("archive", FileIO.text(archive)));
    }

    assertThat(lines("archive")).containsExactly("tea", "tea");
  }

  @Test
  void files_that_appear_and_logs_that_grow_have_no_end() {
    // region endless
    SourceSpec<Order> arriving =
        FileIO.read("inbox/*.csv", Csv.of(Order.class).withHeader()).watching(ofSeconds(10));
    SourceSpec<Text> appended =
        FileIO.tail("/var/log/app/app.log*").fromEnd().polling(ofMillis(500));
    // endregion

    assertThat(List.of(arriving.boundedness(), appended.boundedness()))
        .containsOnly(Boundedness.CONTINUOUS_UNBOUNDED);
  }

  @Test
  void records_are_partitioned_by_what_they_say() throws Exception {
    String lake = dir.resolve("lake").toString();

    run(
        p ->
            // region partitioned
            p.from("orders", Items.of(ORDER))
                .to("lake", FileIO.write(lake, Parquet.of(Order.class).decimalsAs(18, 2))
                    .partitionedBy("day", Order::day)          // lake/day=2026-03-01/part-...
                    .rollEvery(ofMinutes(5))
                    .rollAt(256L << 20))
        // endregion
        );
    String copy = dir.resolve("copy.json").toString();
    run(
        p ->
            p.from("lake", FileIO.read(lake, Parquet.of(Order.class)))
                .to("copy", FileIO.write(copy, Json.of(Order.class)).asSingleFile()));

    assertThat(dir.resolve("lake/day=2026-03-01")).isDirectory();
    assertThat(Files.readString(Path.of(copy))).contains("\"amount\":9.50");
  }

  @Test
  void the_last_rows_of_a_table_are_a_file() throws Exception {
    String totals = dir.resolve("totals.csv").toString();

    run(
        p ->
            // region table
            p.from("sales", Items.of(TEA, MATE, TEA))
                .keyBy(Sale::shop)
                .running("revenue", summing(Sale::cents), Updates.each(), Lifetime.forever())
                .to("rows", FileIO
                    .table(totals, Csv.of(DataType.keyed(DataType.STRING, DataType.LONG)))
                    .sortedBy(Keyed::key))
        // endregion
        );

    assertThat(Files.readAllLines(Path.of(totals))).containsExactly("amsterdam,100", "berlin,600");
  }

  private static void run(Consumer<Assembly> body) throws Exception {
    StreamExecutionEnvironment flink = StreamExecutionEnvironment.createLocalEnvironment(1);
    Pipeline.define("sample", body).addTo(flink);
    flink.execute();
  }

  private void write(String name, String content) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private List<String> lines(String directory) throws IOException {
    try (Stream<Path> parts = Files.list(dir.resolve(directory))) {
      StringBuilder all = new StringBuilder();
      for (Path part : parts.sorted().toList()) {
        all.append(Files.readString(part));
      }
      return all.toString().lines().toList();
    }
  }
}
