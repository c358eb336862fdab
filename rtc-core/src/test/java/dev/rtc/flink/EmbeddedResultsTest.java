package dev.rtc.flink;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Assembly;
import dev.rtc.KeyedFlow;
import dev.rtc.Pipeline;
import dev.rtc.Table;
import dev.rtc.aggregate.Aggregation;
import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.Collected;
import dev.rtc.sample.CollectedTable;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Tally;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.time.Window;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import dev.rtc.type.Windowed;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** Runs each kind of step on an embedded cluster, without Kryo and with two subtasks. */
class EmbeddedResultsTest {

  private static final DataType<Sale> SALES = DataType.of(Sale.class);
  private static final SourceSpec<Sale> GIVEN =
      GivenSource.of(
          SALES,
          new Sale(Shop.NORTH, 1),
          new Sale(Shop.SOUTH, 12),
          new Sale(Shop.NORTH, 14),
          new Sale(Shop.NORTH, 35),
          new Sale(Shop.NORTH, 2));
  private static final EventTime<Sale> TIME =
      EventTime.<Sale>outOfOrder(sale -> Instant.ofEpochMilli(sale.at()), ofSeconds(60))
          .idleAfter(ofSeconds(1));

  @Test
  void totals_by_enum() {
    Collected<Keyed<Shop, Long>> totals = new Collected<>();

    run(
        p ->
            p.from("sales", GIVEN)
                .keyBy(Sale::shop)
                .total("count", new Tally<>())
                .to("out", totals));

    assertThat(totals.records())
        .containsExactlyInAnyOrder(new Keyed<>(Shop.NORTH, 4L), new Keyed<>(Shop.SOUTH, 1L));
  }

  @Test
  void an_accumulator_may_be_a_collection_that_is_changed_in_place() {
    Collected<Keyed<Shop, Integer>> totals = new Collected<>();
    CollectedTable<Shop, Integer> running = new CollectedTable<>();

    run(
        p -> {
          KeyedFlow<Shop, Sale> sales = p.from("sales", GIVEN).keyBy(Sale::shop);
          sales.total("instants", new DistinctInstants()).to("out", totals);
          sales
              .running(
                  "live", new DistinctInstants(), Updates.within(ofMillis(1)), Lifetime.forever())
              .to("rows", running);
        });

    assertThat(totals.records())
        .containsExactlyInAnyOrder(new Keyed<>(Shop.NORTH, 4), new Keyed<>(Shop.SOUTH, 1));
    assertThat(running.changes())
        .contains(Change.insert(Shop.SOUTH, 1))
        .anyMatch(change -> change.key() == Shop.NORTH && change.value() == 4);
  }

  /** Counts distinct instants, in a set; an empty one merges as any other. */
  private record DistinctInstants() implements Aggregation<Sale, Set<Long>, Integer> {

    private static final long serialVersionUID = 1L;

    @Override
    public Set<Long> create() {
      return new HashSet<>();
    }

    @Override
    public Set<Long> add(Set<Long> instants, Sale sale) {
      instants.add(sale.at());
      return instants;
    }

    @Override
    public Set<Long> merge(Set<Long> left, Set<Long> right) {
      right.addAll(left);
      return right;
    }

    @Override
    public Integer result(Set<Long> instants) {
      return instants.size();
    }

    @Override
    public DataType<Set<Long>> accumulatorType(DataType<? extends Sale> input) {
      return DataType.set(DataType.LONG);
    }

    @Override
    public DataType<Integer> resultType(DataType<? extends Sale> input) {
      return DataType.INTEGER;
    }
  }

  @Test
  void totals_by_record() {
    Collected<Keyed<Place, Long>> totals = new Collected<>();

    run(
        p ->
            p.from("sales", GIVEN)
                .keyBy(sale -> new Place(sale.shop(), "x"))
                .total("count", new Tally<>())
                .to("out", totals));

    assertThat(totals.records())
        .containsExactlyInAnyOrder(
            new Keyed<>(new Place(Shop.NORTH, "x"), 4L),
            new Keyed<>(new Place(Shop.SOUTH, "x"), 1L));
  }

  @Test
  void windows_close_when_the_input_ends() {
    Collected<Windowed<Shop, Long>> windows = new Collected<>();

    run(
        p ->
            p.from("sales", GIVEN, TIME)
                .keyBy(Sale::shop)
                .window(Window.tumbling(ofMillis(10)), Late.drop())
                .aggregate("count", new Tally<>())
                .to("out", windows));

    assertThat(windows.records())
        .containsExactlyInAnyOrder(
            window(Shop.NORTH, 0, 2),
            window(Shop.SOUTH, 10, 1),
            window(Shop.NORTH, 10, 1),
            window(Shop.NORTH, 30, 1));
  }

  @Test
  void late_records_are_diverted_as_they_came() {
    Collected<Windowed<Shop, Long>> windows = new Collected<>();
    Collected<Sale> late = new Collected<>();

    run(
        p ->
            p.from("sales", GIVEN)
                .transform("stamp", SALES, EmbeddedResultsTest::stamped)
                .keyBy(Sale::shop)
                .window(Window.tumbling(ofMillis(10)), Late.to("late", late))
                .aggregate("count", new Tally<>())
                .to("out", windows),
        "--parallelism=1");

    assertThat(late.records()).containsExactly(new Sale(Shop.NORTH, 2));
    assertThat(windows.records())
        .containsExactlyInAnyOrder(
            window(Shop.NORTH, 0, 1),
            window(Shop.SOUTH, 10, 1),
            window(Shop.NORTH, 10, 1),
            window(Shop.NORTH, 30, 1));
  }

  @Test
  void late_records_can_be_dropped() {
    Collected<Windowed<Shop, Long>> windows = new Collected<>();

    run(
        p ->
            p.from("sales", GIVEN)
                .transform("stamp", SALES, EmbeddedResultsTest::stamped)
                .keyBy(Sale::shop)
                .window(Window.tumbling(ofMillis(10)), Late.drop())
                .aggregate("count", new Tally<>())
                .to("out", windows),
        "--parallelism=1");

    assertThat(windows.records()).hasSize(4).contains(window(Shop.NORTH, 0, 1));
  }

  @Test
  void a_table_is_kept_as_rows_and_told_as_changes() {
    CollectedTable<Shop, Long> rows = new CollectedTable<>();
    Collected<Change<Shop, Long>> log = new Collected<>();

    run(
        p -> {
          Table<Shop, Long> counts =
              p.from("sales", GIVEN)
                  .filter("south", sale -> sale.shop() == Shop.SOUTH || sale.at() < 10)
                  .keyBy(Sale::shop)
                  .running("count", new Tally<>(), Updates.each(), Lifetime.forever());
          counts.to("rows", rows);
          counts.changes("changes").to("log", log);
        });

    assertThat(rows.changes())
        .containsExactlyInAnyOrder(
            Change.insert(Shop.SOUTH, 1L),
            Change.insert(Shop.NORTH, 1L),
            Change.updateAfter(Shop.NORTH, 2L));
    assertThat(log.records()).hasSize(4).contains(Change.updateBefore(Shop.NORTH, 1L));
  }

  @Test
  void coalesced_updates_end_at_the_truth() {
    CollectedTable<Shop, Long> rows = new CollectedTable<>();

    run(
        p ->
            p.from("sales", GIVEN)
                .keyBy(Sale::shop)
                .running("count", new Tally<>(), Updates.within(ofMillis(5)), Lifetime.forever())
                .to("rows", rows),
        "--parallelism=1");

    assertThat(rows.changes())
        .filteredOn(change -> change.key() == Shop.NORTH)
        .last()
        .extracting(Change::value)
        .isEqualTo(4L);
  }

  @Test
  void a_keyed_function_of_flinks_sees_the_key_itself() {
    Collected<String> seen = new Collected<>();

    run(
        p ->
            p.from("sales", GIVEN).keyBy(Sale::shop).process("names", new Names()).to("out", seen));

    assertThat(seen.records())
        .containsExactlyInAnyOrder("NORTH", "NORTH", "NORTH", "NORTH", "SOUTH");
  }

  @Test
  void a_flow_united_with_itself_comes_twice() {
    Collected<Sale> out = new Collected<>();

    run(
        p -> {
          var sales = p.from("sales", GIVEN);
          sales.union(sales).map("same", sale -> sale).to("out", out);
        });

    assertThat(out.records()).hasSize(10);
  }

  private static void run(Consumer<Assembly> body) {
    run(body, "--parallelism=2");
  }

  private static void run(Consumer<Assembly> body, String parallelism) {
    Pipeline.define("embedded", body).run("--quiet", parallelism);
  }

  private static Windowed<Shop, Long> window(Shop shop, long start, long count) {
    return new Windowed<>(
        shop, Instant.ofEpochMilli(start), Instant.ofEpochMilli(start + 10), count);
  }

  private static DataStream<Sale> stamped(DataStream<Sale> sales) {
    return sales.assignTimestampsAndWatermarks(
        WatermarkStrategy.<Sale>forGenerator(context -> new EachRecord())
            .withTimestampAssigner((sale, unset) -> sale.at()));
  }

  enum Shop {
    NORTH,
    SOUTH
  }

  record Sale(Shop shop, long at) {}

  record Place(Shop shop, String hall) {}

  private static final class EachRecord implements WatermarkGenerator<Sale> {

    private long latest = Long.MIN_VALUE;

    @Override
    public void onEvent(Sale sale, long timestamp, WatermarkOutput output) {
      latest = Math.max(latest, timestamp);
      output.emitWatermark(new Watermark(latest));
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {}
  }

  private static final class Names extends KeyedProcessFunction<Shop, Sale, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(Sale sale, Context context, Collector<String> out) {
      Shop shop = context.getCurrentKey();
      out.collect(shop.name());
    }
  }
}
