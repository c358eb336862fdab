package dev.rtc.check;

import static dev.rtc.check.Faults.fault;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Flow;
import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.Collected;
import dev.rtc.sample.CollectedTable;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Sources;
import dev.rtc.sample.Tally;
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
import org.junit.jupiter.api.Test;

class EventTimeRuleTest {

  private static final SourceSpec<Long> NUMBERS = GivenSource.of(DataType.LONG, 1L);
  private static final EventTime<Long> TIME =
      EventTime.<Long>ascending(Instant::ofEpochMilli).neverIdle();

  @Test
  void a_window_of_event_time_wants_event_time_at_every_source_above() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("timed", NUMBERS, TIME)
                    .union(p.from("timeless", NUMBERS))
                    .keyBy(number -> number % 2)
                    .window(Window.tumbling(ofMinutes(1)), Late.drop())
                    .aggregate("count", new Tally<>())
                    .to("out", new Collected<>()));

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-301",
                "count",
                at(".aggregate(\"count\""),
                "a window of event time, but the records of 'timeless' (%s) carry no event time"
                    .formatted(at("p.from(\"timeless\"")),
                "write p.from(\"timeless\", source, EventTime.outOfOrder(...,"
                    + " ...).idleAfter(...)), or ClockWindow.tumbling(...)"));
  }

  @Test
  void a_lifetime_in_event_time_wants_event_time() {
    RowLifetime hour = Lifetime.eventTime(ofMinutes(60)).thenDelete();

    List<String> faults =
        Faults.of(
            p ->
                p.from("bare", NUMBERS)
                    .keyBy(number -> number % 2)
                    .running("sums", new Tally<>(), Updates.each(), hour)
                    .to("out", new CollectedTable<>()));

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-303",
                "sums",
                at(".running(\"sums\""),
                "a lifetime in event time, but the records of 'bare' (%s) carry no event time"
                    .formatted(at("p.from(\"bare\"")),
                "write p.from(\"bare\", source, EventTime.outOfOrder(..., ...).idleAfter(...)), or"
                    + " Lifetime.processingTime(...)"));
  }

  @Test
  void totals_carry_no_event_time() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("numbers", NUMBERS, TIME)
                    .keyBy(number -> number % 2)
                    .total("totals", new Tally<>())
                    .keyBy(total -> total.key())
                    .window(Window.tumbling(ofMinutes(1)), Late.drop())
                    .aggregate("windows", new Tally<>())
                    .to("out", new Collected<>()));

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-301",
                "windows",
                at(".aggregate(\"windows\""),
                "a window of event time, but the records of 'totals' (%s) carry no event time"
                    .formatted(at(".total(\"totals\"")),
                "write ClockWindow.tumbling(...)"));
  }

  @Test
  void results_of_a_window_of_the_clock_carry_no_event_time() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("numbers", NUMBERS, TIME)
                    .keyBy(number -> number % 2)
                    .window(ClockWindow.tumbling(ofMinutes(1)))
                    .aggregate("by-clock", new Tally<>())
                    .keyBy(result -> result.key())
                    .window(Window.tumbling(ofMinutes(1)), Late.drop())
                    .aggregate("again", new Tally<>())
                    .to("out", new Collected<>()));

    assertThat(faults)
        .containsExactly(
            fault(
                "RTC-301",
                "again",
                at(".aggregate(\"again\""),
                "a window of event time, but the records of 'by-clock' (%s) carry no event time"
                    .formatted(at(".aggregate(\"by-clock\"")),
                "write ClockWindow.tumbling(...)"));
  }

  @Test
  void a_program_on_the_way_may_give_event_time_itself() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("numbers", NUMBERS)
                    .transform("stamp", DataType.LONG, stream -> stream)
                    .keyBy(number -> number % 2)
                    .window(Window.tumbling(ofMinutes(1)), Late.drop())
                    .aggregate("stamped", new Tally<>())
                    .to("out", new Collected<>()));

    assertThat(faults).isEmpty();
  }

  @Test
  void a_window_of_the_clock_wants_no_event_time() {
    List<String> faults =
        Faults.of(
            p ->
                p.from("numbers", NUMBERS)
                    .keyBy(number -> number % 2)
                    .window(ClockWindow.tumbling(ofMinutes(1)))
                    .aggregate("clocked", new Tally<>())
                    .to("out", new Collected<>()));

    assertThat(faults).isEmpty();
  }

  @Test
  void many_ways_between_source_and_window_are_not_walked_one_by_one() {
    List<String> faults =
        Faults.of(
            p -> {
              Flow<Long> flow = p.from("numbers", NUMBERS);
              for (int i = 0; i < 60; i++) {
                flow = flow.map("left-" + i, n -> n).union(flow.map("right-" + i, n -> n));
              }
              flow.keyBy(number -> number % 2)
                  .window(Window.tumbling(ofMinutes(1)), Late.drop())
                  .aggregate("far", new Tally<>())
                  .to("out", new Collected<>());
            });

    assertThat(faults).singleElement().asString().startsWith("RTC-301 at 'far'");
  }

  private static String at(String text) {
    return Sources.at(EventTimeRuleTest.class, text);
  }
}
