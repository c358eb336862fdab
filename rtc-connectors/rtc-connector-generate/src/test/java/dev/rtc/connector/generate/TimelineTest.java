package dev.rtc.connector.generate;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final int RECORDS = 20_000;

  @Test
  void records_happen_one_by_one_unless_told_otherwise() {
    List<Tick> ticks = ticks(Timeline.from(START, ofNanos(250_000)), 16);

    assertThat(ticks)
        .extracting(Tick::at)
        .startsWith(START, START.plusNanos(250_000), START.plusNanos(500_000));
    assertThat(ticks).extracting(Tick::at).isSorted();
    assertThat(ticks.get(RECORDS - 1).at()).isEqualTo(START.plusMillis(5_000).minusNanos(250_000));
  }

  @Test
  void an_event_time_of_the_same_bound_finds_nothing_late() {
    Duration bound = ofMillis(500);
    List<Tick> ticks = ticks(Timeline.from(START, ofMillis(1)).outOfOrder(bound), 16);

    Map<Long, Instant> latest = new HashMap<>();
    int early = 0;
    for (Tick tick : ticks) {
      Instant seen = latest.getOrDefault(tick.number() % 16, Instant.MIN);
      assertThat(tick.at()).isAfterOrEqualTo(seen.equals(Instant.MIN) ? seen : seen.minus(bound));
      early += tick.at().isBefore(seen) ? 1 : 0;
      latest.merge(tick.number() % 16, tick.at(), (a, b) -> a.isAfter(b) ? a : b);
    }

    assertThat(early).as("records out of order").isGreaterThan(RECORDS / 4);
  }

  @Test
  void a_share_of_the_records_is_late() {
    List<Tick> ticks = ticks(Timeline.from(START, ofMillis(1)).late(0.1, ofMinutes(5)), 16);

    long late = ticks.stream().filter(tick -> delayOf(tick).equals(ofMinutes(5))).count();
    assertThat(late).isBetween(RECORDS * 9L / 100, RECORDS * 11L / 100);
    assertThat(ticks).extracting(TimelineTest::delayOf).containsOnly(Duration.ZERO, ofMinutes(5));
  }

  @Test
  void a_repetition_equals_its_record_and_comes_as_much_later_as_told() {
    List<Tick> ticks = ticks(Timeline.from(START, ofMillis(10)).duplicated(0.1, ofMillis(315)), 16);

    Map<Long, Integer> places = new HashMap<>();
    long newest = -1;
    List<Long> lags = new ArrayList<>();
    for (int i = 0; i < ticks.size(); i++) {
      Tick tick = ticks.get(i);
      Integer place = places.putIfAbsent(tick.number(), i);
      if (place == null) {
        newest = tick.number();
      } else {
        assertThat(tick).isEqualTo(ticks.get(place));
        lags.add(newest - tick.number());
      }
      if (newest == RECORDS - 1) {
        break;
      }
    }

    assertThat(lags).hasSizeGreaterThan(RECORDS / 20);
    assertThat(lags.stream().mapToLong(lag -> lag).min().orElseThrow()).isGreaterThanOrEqualTo(16);
    assertThat(lags.stream().mapToLong(lag -> lag).max().orElseThrow()).isLessThanOrEqualTo(32);
  }

  @Test
  void a_repetition_without_delay_comes_right_behind_its_record() {
    List<Long> numbers =
        Reading.all(
            new TickRecipe<>(
                Timeline.from(START, ofMillis(10)).duplicated(1, Duration.ZERO), Tick::number),
            3,
            2);

    assertThat(numbers).containsExactly(0L, 0L, 1L, 1L, 2L, 2L);
  }

  @Test
  void a_silent_partition_passes_its_numbers_over() {
    List<Tick> ticks =
        ticks(Timeline.from(START, ofMillis(1)).silent(1, ofSeconds(1), ofSeconds(2)), 4);

    assertThat(ticks.stream().filter(tick -> tick.number() % 4 == 3).map(Tick::number))
        .contains(995L, 999L, 3_003L)
        .noneMatch(number -> number >= 1_000 && number < 3_000);
    assertThat(ticks).hasSize(RECORDS - 500);
  }

  @Test
  void another_seed_gives_another_disorder() {
    Timeline timeline = Timeline.from(START, ofMillis(1)).outOfOrder(ofSeconds(1));

    assertThat(ticks(timeline.seed(1), 4)).isEqualTo(ticks(timeline.seed(1), 4));
    assertThat(ticks(timeline.seed(1), 4)).isNotEqualTo(ticks(timeline.seed(2), 4));
  }

  @Test
  void each_record_has_random_numbers_of_its_own_which_stay_the_same() {
    List<Tick> ticks = ticks(Timeline.from(START, ofMillis(1)), 4);

    assertThat(new HashSet<>(ticks.stream().map(tick -> tick.random().nextLong()).toList()))
        .hasSize(RECORDS);
    assertThat(ticks.get(5).random().nextLong()).isEqualTo(ticks.get(5).random().nextLong());
  }

  @Test
  void a_timeline_may_begin_before_the_epoch() {
    Instant start = Instant.parse("1815-12-10T00:00:00.5Z");

    List<Tick> ticks = ticks(Timeline.from(start, ofSeconds(1)).late(1, ofMillis(700)), 1);

    assertThat(ticks.get(1).at()).isEqualTo(Instant.parse("1815-12-10T00:00:00.8Z"));
  }

  private static Duration delayOf(Tick tick) {
    return Duration.between(tick.at(), START.plusMillis(tick.number()));
  }

  private static List<Tick> ticks(Timeline timeline, int partitions) {
    return Reading.all(new TickRecipe<>(timeline, tick -> tick), RECORDS, partitions);
  }
}
