package dev.rtc.flink;

import static dev.rtc.flink.Unlucky.unlucky;
import static dev.rtc.type.DataType.LONG;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rtc.Assembly;
import dev.rtc.Flow;
import dev.rtc.KeyedFlow;
import dev.rtc.Pipeline;
import dev.rtc.Table;
import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.OnError;
import dev.rtc.connector.Position;
import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.CheckedSink;
import dev.rtc.sample.Collected;
import dev.rtc.sample.CollectedTable;
import dev.rtc.sample.DecodingSource;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Tally;
import dev.rtc.state.Ranking;
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
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** Lets bad records into each kind of step: the good ones go on, the bad ones are told apart. */
class BadRecordsTest {

  /** Thirteen is the bad one. */
  private static final SourceSpec<Long> NUMBERS = GivenSource.of(LONG, 1L, 13L, 2L, 14L, 3L);

  private final Collected<DeadLetter> dead = new Collected<>();
  private final OnError toDead = OnError.to("dead", dead);

  @Test
  void a_map_goes_on_without_them() {
    assertThat(results(numbers -> numbers.map("same", n -> unlucky(n))))
        .containsExactly(1, 2, 3, 14);
    assertDead("same", 13);
  }

  @Test
  void a_filter_goes_on_without_them() {
    assertThat(results(numbers -> numbers.filter("all", n -> unlucky(n) > 0)))
        .containsExactly(1, 2, 3, 14);
    assertDead("all", 13);
  }

  @Test
  void what_a_flat_map_collected_of_them_before_it_failed_is_taken_back() {
    assertThat(results(numbers -> numbers.flatMap("twice", LONG, BadRecordsTest::twice)))
        .containsExactly(1, 1, 2, 2, 3, 3, 14, 14);
    assertDead("twice", 13);
  }

  private static void twice(Long number, Collector<Long> out) {
    out.collect(number);
    unlucky(number);
    out.collect(number);
  }

  @Test
  void each_step_of_a_fused_chain_has_its_own() {
    assertThat(
            results(
                numbers ->
                    numbers
                        .map("first", n -> unlucky(n))
                        .map("second", n -> n + 10)
                        .map("third", n -> unlucky(n))))
        .containsExactly(11, 12, 24);

    assertThat(dead.records())
        .extracting(DeadLetter::step, letter -> letter.record(LONG))
        .containsExactlyInAnyOrder(tuple("first", 13L), tuple("third", 13L));
  }

  @Test
  void a_branch_goes_on_without_them() {
    Collected<Long> even = new Collected<>();
    assertThat(
            results(
                numbers ->
                    numbers
                        .branch("parity")
                        .when("even", n -> unlucky(n) % 2 == 0, route -> route.to("even", even))
                        .otherwise()))
        .containsExactly(1, 3);
    assertThat(even.records()).containsExactlyInAnyOrder(2L, 14L);
    assertDead("parity", 13);
  }

  @Test
  void a_key_that_is_null_or_throws_is_the_records_fault() {
    Collected<Keyed<Long, Long>> totals = new Collected<>();

    run(
        p -> {
          p.onError(toDead);
          p.from("numbers", NUMBERS)
              .keyBy(LONG, n -> n == 14 ? null : unlucky(n) % 2)
              .total("count", new Tally<>())
              .to("out", totals);
        });

    assertThat(totals.records())
        .containsExactlyInAnyOrder(new Keyed<>(1L, 2L), new Keyed<>(0L, 1L));
    assertDead("count", 13, 14);
    assertThat(dead.records())
        .filteredOn(letter -> letter.record(LONG) == 14)
        .extracting(DeadLetter::exception, DeadLetter::message)
        .containsExactly(tuple("java.lang.NullPointerException", "null as a key of type Long"));
  }

  @Test
  void every_keyed_step_goes_on_without_records_it_cannot_take() {
    assertKeyed("total", keyed -> keyed.total("step", new Unlucky.Fussy()).map("v", Keyed::value));
    assertKeyed(
        "coalesced",
        keyed ->
            keyed
                .running(
                    "step", new Unlucky.Fussy(), Updates.within(ofMillis(1)), Lifetime.forever())
                .changes("c")
                .map("v", change -> change.value()));
    assertKeyed(
        "running",
        keyed ->
            keyed
                .running("step", new Unlucky.Fussy(), Updates.each(), Lifetime.forever())
                .changes("c")
                .map("v", change -> change.value()));
    assertKeyed(
        "window",
        keyed ->
            keyed
                .window(Window.tumbling(ofSeconds(1)), Late.drop())
                .aggregate("step", new Unlucky.Fussy())
                .map("v", Windowed::value));
    assertKeyed(
        "top",
        keyed ->
            keyed
                .top("step", 2, Ranking.highest((Long n) -> unlucky(n)), Lifetime.forever())
                .changes("c")
                .map("v", change -> change.value()));
    assertKeyed(
        "stateful",
        keyed -> keyed.stateful("step", LONG, LONG, Lifetime.forever(), new Unlucky.Summing()));
  }

  private void assertKeyed(String what, Function<KeyedFlow<Long, Long>, Flow<Long>> step) {
    Collected<Long> out = new Collected<>();
    Collected<DeadLetter> letters = new Collected<>();

    run(
        p -> {
          p.onError(OnError.to("dead", letters));
          KeyedFlow<Long, Long> keyed =
              p.from("numbers", NUMBERS, EventTime.ascending((Long n) -> Instant.EPOCH).neverIdle())
                  .keyBy(n -> 0L);
          step.apply(keyed).to("out", out);
        });

    assertThat(out.records()).as(what).isNotEmpty().doesNotContain(13L);
    assertThat(letters.records())
        .as(what)
        .extracting(DeadLetter::step, DeadLetter::message, letter -> letter.record(LONG))
        .containsExactly(tuple("step", "13 is unlucky", 13L));
  }

  @Test
  void a_source_hands_out_what_it_cannot_decode() {
    Collected<Long> out = new Collected<>();

    run(
        p -> {
          p.onError(toDead);
          p.from("lines", DecodingSource.of("n.txt", "1", "x", "2")).to("out", out);
        });

    assertThat(out.records()).containsExactlyInAnyOrder(1L, 2L);
    assertThat(dead.records()).hasSize(1);
    DeadLetter letter = dead.records().get(0);
    assertThat(letter.step()).isEqualTo("lines");
    assertThat(letter.position()).contains(new Position.InFile("n.txt", 10, 2));
    assertThat(letter.record(DataType.STRING)).isEqualTo("x");
    assertThat(letter.type()).isEqualTo("byte[]");
    assertThat(letter.exception()).isEqualTo("java.lang.NumberFormatException");
    assertThat(letter.message()).isEqualTo("For input string: \"x\"");
    assertThat(letter.stack()).startsWith("java.lang.NumberFormatException").contains("\tat ");
    assertThat(letter.attempt()).isZero();
  }

  @Test
  void a_timestamp_that_cannot_be_read_is_the_records_fault_and_moves_no_watermark() {
    Collected<Windowed<Long, Long>> windows = new Collected<>();

    run(
        p -> {
          p.onError(toDead);
          p.from(
                  "lines",
                  DecodingSource.of("n.txt", "1", "13", "x", "2", "14", "15"),
                  EventTime.outOfOrder(BadRecordsTest::time, ofMillis(0)).idleAfter(ofSeconds(9)))
              .keyBy(n -> 0L)
              .window(Window.tumbling(ofMillis(10)), Late.drop())
              .aggregate("count", new Tally<>())
              .to("out", windows);
        });

    assertThat(windows.records()).extracting(Windowed::value).containsExactlyInAnyOrder(2L);
    assertThat(dead.records())
        .extracting(DeadLetter::message)
        .containsExactlyInAnyOrder(
            "13 is unlucky",
            "For input string: \"x\"",
            "the timestamp is null",
            "the timestamp is -292275055-05-16T16:47:04.192Z, which Flink takes for none");
    assertThat(dead.records()).extracting(DeadLetter::step).containsOnly("lines");
  }

  private static Instant time(Long number) {
    if (number == 15) {
      return Instant.ofEpochMilli(Long.MIN_VALUE);
    }
    return number == 14 ? null : Instant.ofEpochMilli(unlucky(number));
  }

  @Test
  void a_sink_goes_on_without_records_it_would_refuse() {
    Collected<Long> out = new Collected<>();

    run(
        p -> {
          p.onError(toDead);
          p.from("numbers", NUMBERS).to("out", new CheckedSink<>(out, n -> unlucky(n)));
        });

    assertThat(out.records()).containsExactlyInAnyOrder(1L, 2L, 14L, 3L);
    assertDead("out", 13);
  }

  @Test
  void dropped_ones_leave_no_trace_but_a_count() {
    Collected<Long> out = new Collected<>();

    run(
        p -> {
          p.onError(OnError.drop());
          p.from("numbers", NUMBERS).map("same", n -> unlucky(n)).to("out", out);
        });

    assertThat(out.records()).hasSize(4);
  }

  @Test
  void an_input_that_is_all_bad_gives_nothing_but_dead_letters() {
    Collected<Long> out = new Collected<>();
    Long[] bad = new Long[1000];
    Arrays.fill(bad, 13L);

    run(
        p -> {
          p.onError(toDead);
          p.from("numbers", GivenSource.of(LONG, bad)).map("same", n -> unlucky(n)).to("out", out);
        });

    assertThat(out.records()).isEmpty();
    assertThat(dead.records()).hasSize(1000);
  }

  @Test
  void a_flow_decides_for_the_steps_behind_it() {
    Collected<Long> out = new Collected<>();
    Collected<DeadLetter> others = new Collected<>();

    run(
        p -> {
          p.onError(toDead);
          Flow<Long> numbers = p.from("numbers", NUMBERS).map("first", n -> unlucky(n));
          numbers
              .onError(OnError.to("others", others))
              .map("second", n -> unlucky(n - 1))
              .union(numbers.onError(OnError.drop()).map("third", n -> unlucky(n + 11)))
              .to("out", out);
        });

    assertThat(out.records()).containsExactlyInAnyOrder(0L, 1L, 2L, 12L, 14L, 25L);
    assertDead("first", 13);
    assertThat(others.records()).extracting(DeadLetter::step).containsExactly("second");
  }

  @Test
  void a_row_that_fails_leaves_its_table_until_it_is_good_again() {
    CollectedTable<Long, Long> rows = new CollectedTable<>();
    Collected<Change<Long, Long>> log = new Collected<>();

    run(
        p -> {
          p.onError(toDead);
          Table<Long, Long> latest =
              p.from("numbers", GivenSource.of(LONG, 13L, 1L, 2L, 13L, 3L))
                  .keyBy(n -> 0L)
                  .latest("latest", Lifetime.forever());
          Table<Long, Long> mapped = latest.map("mapped", LONG, row -> unlucky(row.value()));
          mapped.to("rows", rows);
          latest.filter("lucky", row -> unlucky(row.value()) > 0).changes("c").to("log", log);
        },
        1);

    assertThat(rows.changes())
        .containsExactly(
            Change.insert(0L, 1L),
            Change.updateAfter(0L, 2L),
            Change.delete(0L, 2L),
            Change.insert(0L, 3L));
    assertThat(log.records())
        .containsExactly(
            Change.insert(0L, 1L),
            Change.updateBefore(0L, 1L),
            Change.updateAfter(0L, 2L),
            Change.delete(0L, 2L),
            Change.insert(0L, 3L));
    assertThat(dead.records())
        .extracting(DeadLetter::step, letter -> letter.record(DataType.change(LONG, LONG)))
        .containsExactlyInAnyOrder(
            tuple("mapped", Change.insert(0L, 13L)),
            tuple("mapped", Change.updateAfter(0L, 13L)),
            tuple("lucky", Change.insert(0L, 13L)),
            tuple("lucky", Change.updateAfter(0L, 13L)));
  }

  private List<Integer> results(Function<Flow<Long>, Flow<Long>> steps) {
    Collected<Long> out = new Collected<>();
    run(
        p -> {
          p.onError(toDead);
          steps.apply(p.from("numbers", NUMBERS)).to("out", out);
        });
    return out.records().stream().map(Long::intValue).sorted().toList();
  }

  private void assertDead(String step, long... records) {
    assertThat(dead.records()).extracting(DeadLetter::step).containsOnly(step);
    assertThat(dead.records())
        .extracting(letter -> letter.record(LONG))
        .containsExactlyInAnyOrder(Arrays.stream(records).boxed().toArray(Long[]::new));
  }

  private static void run(Consumer<Assembly> body) {
    run(body, 2);
  }

  private static void run(Consumer<Assembly> body, int parallelism) {
    Pipeline.define("bad-records", body).run("--quiet", "--parallelism=" + parallelism);
  }
}
