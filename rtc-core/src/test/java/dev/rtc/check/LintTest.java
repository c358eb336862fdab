package dev.rtc.check;

import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.aggregate.Aggregations.toList;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Assembly;
import dev.rtc.Flow;
import dev.rtc.Pipeline;
import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.Collected;
import dev.rtc.sample.CollectedTable;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Sources;
import dev.rtc.time.ClockWindow;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.RowLifetime;
import dev.rtc.time.Updates;
import dev.rtc.time.Window;
import dev.rtc.type.DataType;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.junit.jupiter.api.Test;

class LintTest {

  private static final SourceSpec<Long> ENDLESS = GivenSource.endless(1);
  private static final SourceSpec<Long> BOUNDED = GivenSource.of(DataType.LONG, 1L);
  private static final EventTime.Unsettled<Long> TIME =
      EventTime.ascending((Long number) -> Instant.ofEpochMilli(number));

  @Test
  void a_key_of_few_values_is_told_with_their_number() {
    List<String> warnings =
        warnings(
            p -> {
              Flow<Long> numbers = p.from("numbers", BOUNDED);
              numbers
                  .keyBy(sign -> sign > 0)
                  .window(ClockWindow.tumbling(ofMinutes(1)))
                  .aggregate("per-sign", counting())
                  .to("out", new Collected<>());
            });

    assertThat(warnings)
        .containsExactly(
            warning(
                "RTC-601",
                "per-sign",
                at(".keyBy(sign -> sign > 0)"),
                "the key is Boolean, which has 2 values: no more than 2 subtasks get any work",
                "add something to the key that has many values, or aggregate first by such a key"));
  }

  @Test
  void a_key_made_of_enums_has_as_many_values_as_their_product() {
    assertThat(perKey(DataType.of(Corner.class)))
        .singleElement()
        .asString()
        .contains("the key is Corner, which has 8 values: no more than 8 subtasks get any work");
    assertThat(perKey(DataType.of(Wide.class))).isEmpty();
    assertThat(perKey(DataType.LONG)).isEmpty();
  }

  @Test
  void few_keys_behind_a_combiner_do_no_harm() {
    assertThat(
            warnings(
                p ->
                    p.from("numbers", BOUNDED)
                        .keyBy(number -> number > 0)
                        .total("count", counting())
                        .to("out", new Collected<>())))
        .isEmpty();
  }

  @Test
  void state_for_ever_is_told_where_the_input_never_ends() {
    assertThat(warnings(p -> running(p, ENDLESS, Lifetime.forever())))
        .containsExactly(
            warning(
                "RTC-602",
                "count",
                at(".running(\"count\""),
                "state for ever per Long, and the input never ends: every key that ever came is"
                    + " kept",
                "write how long a key may be silent before its state ends, such as"
                    + " Lifetime.processingTime(Duration.ofDays(1))"));
    assertThat(warnings(p -> running(p, BOUNDED, Lifetime.forever()))).isEmpty();
    assertThat(warnings(p -> running(p, ENDLESS, Lifetime.processingTime(ofDays(1)).thenKeep())))
        .isEmpty();
  }

  @Test
  void state_for_ever_does_no_harm_where_keys_are_few_by_declaration() {
    assertThat(
            warnings(
                p ->
                    p.from("numbers", ENDLESS)
                        .keyBy(number -> number > 0)
                        .running(
                            "count", counting(), Updates.within(ofSeconds(1)), Lifetime.forever())
                        .to("rows", new CollectedTable<>())))
        .isEmpty();
  }

  @Test
  void remembering_keys_for_ever_is_state_for_ever() {
    assertThat(
            codes(
                p ->
                    p.from("numbers", ENDLESS)
                        .keyBy(number -> number)
                        .first("once", Lifetime.forever())
                        .to("out", new Collected<>())))
        .containsExactly("RTC-602");
  }

  @Test
  void more_subtasks_than_partitions_are_told_when_the_parallelism_is_known() {
    Pipeline pipeline =
        Pipeline.define("copy", p -> p.from("numbers", new Parted(4)).to("out", new Collected<>()));

    assertThat(Warnings.of(pipeline.graph(), 6))
        .extracting(Warning::toString)
        .containsExactly(
            warning(
                "RTC-603",
                "numbers",
                at("p.from(\"numbers\", new Parted(4))"),
                "a parallelism of 6, and the source has 4 partitions: 2 of its subtasks read"
                    + " nothing",
                "run with --parallelism 4, or give the source more partitions"));
    assertThat(Warnings.of(pipeline.graph(), 4)).isEmpty();
    assertThat(pipeline.warnings()).isEmpty();
  }

  @Test
  void a_source_of_one_partition_is_meant_to_be_read_by_one() {
    Pipeline pipeline =
        Pipeline.define("copy", p -> p.from("numbers", new Parted(1)).to("out", new Collected<>()));

    assertThat(Warnings.of(pipeline.graph(), 6)).isEmpty();
  }

  @Test
  void partitions_that_wait_for_each_other_for_ever_are_told() {
    assertThat(warnings(p -> timed(p, new Parted(4), TIME.neverIdle())))
        .containsExactly(
            warning(
                "RTC-604",
                "timed",
                at("p.from(\"timed\""),
                "event time that is neverIdle(), and the source has 4 partitions: where one falls"
                    + " silent, no window closes any more",
                "write .idleAfter(Duration.ofMinutes(1)) in place of .neverIdle()"));
    assertThat(warnings(p -> timed(p, ENDLESS, TIME.neverIdle())))
        .singleElement()
        .asString()
        .contains("and the source may have several partitions");
  }

  @Test
  void partitions_that_wait_for_nobody_or_end_do_no_harm() {
    assertThat(warnings(p -> timed(p, new Parted(4), TIME.idleAfter(ofMinutes(1))))).isEmpty();
    assertThat(warnings(p -> timed(p, new Parted(1), TIME.neverIdle()))).isEmpty();
    assertThat(warnings(p -> timed(p, BOUNDED, TIME.neverIdle()))).isEmpty();
  }

  @Test
  void sources_that_meet_wait_for_each_other() {
    assertThat(
            warnings(
                p ->
                    p.from("left", new Parted(1), TIME.neverIdle())
                        .union(p.from("right", new Parted(1), TIME.idleAfter(ofMinutes(1))))
                        .to("out", new Collected<>())))
        .singleElement()
        .asString()
        .startsWith("RTC-604 warns of 'left'")
        .contains("and its flow meets that of 'right': where one falls silent");
  }

  @Test
  void windows_that_overlap_more_than_a_thousand_times_are_told() {
    assertThat(warnings(p -> hopping(p, Window.hopping(ofHours(1), ofSeconds(1)))))
        .containsExactly(
            warning(
                "RTC-605",
                "hops",
                at(".aggregate(\"hops\""),
                "windows of 1 h every 1 s: each record belongs to 3,600 of them",
                "write a longer slide, such as Window.hopping(size, size.dividedBy(60))"));
    assertThat(warnings(p -> hopping(p, Window.hopping(ofSeconds(1), ofMillis(1))))).isEmpty();
  }

  @Test
  void an_accumulator_that_grows_is_told_where_records_come_for_long() {
    assertThat(warnings(p -> listed(p, Window.tumbling(ofHours(2)))))
        .containsExactly(
            warning(
                "RTC-606",
                "list",
                at(".aggregate(\"list\""),
                "an accumulator (List<Long>) that grows with the values it is given, for a window"
                    + " of 2 h",
                "keep a bounded one: topN, quantiles, countingDistinctApproximately,"
                    + " frequentItems; or a shorter window"));
    assertThat(warnings(p -> listed(p, Window.session(ofSeconds(1)))))
        .singleElement()
        .asString()
        .contains("as long as a session lasts");
    assertThat(warnings(p -> listed(p, Window.tumbling(ofHours(1))))).isEmpty();
  }

  @Test
  void a_large_object_that_a_function_captures_is_told_with_its_size() {
    byte[] large = new byte[3 << 20];
    byte[] small = new byte[1 << 19];

    assertThat(warnings(p -> capturing(p, large)))
        .containsExactly(
            warning(
                "RTC-607",
                "look-up",
                at(".map(\"look-up\""),
                "the function of 'map' carries 3.0 MiB with it, which every subtask is sent at"
                    + " every start",
                "load what is large where the function runs, in a static field or in open() of a"
                    + " .process(...)"));
    assertThat(warnings(p -> capturing(p, small))).isEmpty();
  }

  private static <K> List<String> perKey(DataType<K> key) {
    return warnings(
        p ->
            p.from("numbers", BOUNDED)
                .<K>keyBy(key, number -> null)
                .window(ClockWindow.tumbling(ofMinutes(1)))
                .aggregate("per-key", counting())
                .to("out", new Collected<>()));
  }

  private static void running(Assembly p, SourceSpec<Long> source, RowLifetime lifetime) {
    p.from("numbers", source)
        .keyBy(number -> number)
        .running("count", counting(), Updates.each(), lifetime)
        .to("rows", new CollectedTable<>());
  }

  private static void timed(Assembly p, SourceSpec<Long> source, EventTime<Long> time) {
    p.from("timed", source, time).to("out", new Collected<>());
  }

  private static void hopping(Assembly p, Window window) {
    p.from("numbers", BOUNDED, TIME.neverIdle())
        .keyBy(number -> number)
        .window(window, Late.drop())
        .aggregate("hops", counting())
        .to("out", new Collected<>());
  }

  private static void listed(Assembly p, Window window) {
    p.from("numbers", BOUNDED, TIME.neverIdle())
        .keyBy(number -> number)
        .window(window, Late.drop())
        .aggregate("list", toList())
        .to("out", new Collected<>());
  }

  private static void capturing(Assembly p, byte[] table) {
    p.from("numbers", BOUNDED)
        .map("look-up", number -> (long) table[number.intValue()])
        .to("out", new Collected<>());
  }

  private static List<String> warnings(Consumer<Assembly> body) {
    return Pipeline.define("warned", body).warnings().stream().map(Warning::toString).toList();
  }

  private static List<String> codes(Consumer<Assembly> body) {
    return Pipeline.define("warned", body).warnings().stream().map(Warning::code).toList();
  }

  private static String warning(String code, String step, String at, String found, String instead) {
    return "%s warns of '%s' (%s)%n   found:   %s%n   instead: %s; or say why it is right: p.allow(\"%s\", \"...\")"
        .formatted(code, step, at, found, instead, code);
  }

  private static String at(String text) {
    return Sources.at(LintTest.class, text);
  }

  enum Side {
    LEFT,
    RIGHT,
    NEITHER
  }

  record Corner(Side across, boolean up) {}

  record Wide(Side one, Side two, Side three) {}

  /** Is never read. */
  private record Parted(int number) implements SourceSpec<Long> {

    @Override
    public String describe() {
      return number + " partitions";
    }

    @Override
    public DataType<Long> type() {
      return DataType.LONG;
    }

    @Override
    public Boundedness boundedness() {
      return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public OptionalInt partitions() {
      return OptionalInt.of(number);
    }

    @Override
    public Source<Long, ?, ?> source() {
      throw new AssertionError("only defined");
    }
  }
}
