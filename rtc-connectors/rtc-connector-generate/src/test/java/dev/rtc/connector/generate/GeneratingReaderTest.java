package dev.rtc.connector.generate;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratingReaderTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Timeline UNTIDY =
      Timeline.from(START, ofMillis(10))
          .outOfOrder(ofMillis(300))
          .late(0.05, ofSeconds(10))
          .duplicated(0.2, ofMillis(475))
          .silent(2, ofSeconds(1), ofSeconds(2))
          .seed(7);

  @Test
  void one_reader_makes_the_records_in_the_order_of_their_numbers() {
    List<Long> numbers = Reading.all(new NumberRecipe<>(number -> number), 1_000, 16);

    assertThat(numbers).isEqualTo(LongStream.range(0, 1_000).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 16, 20})
  void the_parallelism_changes_no_record(int parallelism) {
    Recipe<Tick> recipe = new TickRecipe<>(UNTIDY, tick -> tick);
    List<Tick> together = new ArrayList<>();

    for (int subtask = 0; subtask < parallelism; subtask++) {
      List<Part> parts = Reading.dealt(16, subtask, parallelism);
      together.addAll(Reading.of(recipe, 5_000, parts).rest());
    }

    assertThat(together)
        .containsExactlyInAnyOrderElementsOf(Reading.all(recipe, 5_000, 16))
        .hasSizeGreaterThan(5_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_restored_reader_goes_on_where_the_checkpoint_was(long seed) throws Exception {
    Random random = new Random(seed);
    Recipe<Tick> recipe = new TickRecipe<>(UNTIDY.seed(seed), tick -> tick);
    List<Tick> undisturbed = Reading.all(recipe, 2_000, 8);
    List<Tick> found = new ArrayList<>();

    List<Part> places = Reading.dealt(8, 0, 1);
    int restarts = 0;
    while (!places.isEmpty()) {
      Reading<Tick> reading = Reading.of(recipe, 2_000, places);
      found.addAll(reading.some(random.nextInt(300)));
      places = throughSerializer(reading.reader().snapshotState(restarts++));
    }

    assertThat(restarts).isGreaterThan(5);
    assertThat(found).isEqualTo(undisturbed);
  }

  @Test
  void places_of_several_readers_are_taken_over_by_any_other_number_of_them() {
    Recipe<Tick> recipe = new TickRecipe<>(UNTIDY, tick -> tick);
    List<Tick> found = new ArrayList<>();
    List<Part> places = new ArrayList<>();

    for (int subtask = 0; subtask < 3; subtask++) {
      Reading<Tick> reading = Reading.of(recipe, 3_000, Reading.dealt(16, subtask, 3));
      found.addAll(reading.some(100 * (1 + subtask)));
      places.addAll(reading.reader().snapshotState(1));
    }
    for (List<Part> half : List.of(places.subList(0, 5), places.subList(5, places.size()))) {
      found.addAll(Reading.of(recipe, 3_000, half).rest());
    }

    assertThat(found).containsExactlyInAnyOrderElementsOf(Reading.all(recipe, 3_000, 16));
  }

  @Test
  void no_record_is_made_before_all_partitions_are_known() {
    GeneratingReader<Long> reader =
        new GeneratingReader<>(new NumberRecipe<>(number -> number), 10, Pace.UNHURRIED);
    Reading<Long> reading = new Reading<>(reader, new Recorder<>());

    reader.addSplits(List.of(Part.whole(0, 2)));
    assertThat(reading.rest()).isEmpty();
    assertThat(reader.isAvailable()).isNotDone();
    reader.addSplits(List.of(Part.whole(1, 2)));
    reader.notifyNoMoreSplits();

    assertThat(reader.isAvailable()).isDone();
    assertThat(reading.rest()).isEqualTo(LongStream.range(0, 10).boxed().toList());
  }

  @Test
  void no_record_is_made_before_it_is_due() {
    long[] nanos = {0};
    Pace pace = new SteadyPace(new Rate(1_000, ofSeconds(1)), () -> nanos[0]);
    Reading<Long> reading = Reading.ofNumbers(pace, Reading.dealt(4, 0, 1));

    List<Integer> made = new ArrayList<>();
    for (int millisecond = 0; millisecond < 5; millisecond++) {
      made.add(reading.rest().size());
      nanos[0] += 1_000_000;
    }

    assertThat(made).containsExactly(1, 1, 1, 1, 1);
  }

  @Test
  void the_paces_of_all_readers_add_up_to_the_rate() {
    long[] nanos = {0};
    Rate rate = new Rate(16_000, ofSeconds(1));
    List<Reading<Long>> readers =
        Stream.of(0, 1, 2)
            .map(
                subtask ->
                    Reading.ofNumbers(
                        new SteadyPace(rate, () -> nanos[0]), Reading.dealt(16, subtask, 3)))
            .toList();

    List<Integer> made = new ArrayList<>(List.of(0, 0, 0));
    for (int millisecond = 0; millisecond <= 1_000; millisecond++) {
      for (int i = 0; i < 3; i++) {
        made.set(i, made.get(i) + readers.get(i).rest().size());
      }
      nanos[0] += 1_000_000;
    }

    assertThat(made).containsExactly(6_001, 5_001, 5_001);
  }

  @Test
  void a_reader_that_was_held_up_does_not_make_up_for_more_than_a_second() {
    long[] nanos = {0};
    SteadyPace pace = new SteadyPace(new Rate(1_000, ofSeconds(1)), () -> nanos[0]);
    Reading<Long> reading = Reading.ofNumbers(pace, Reading.dealt(1, 0, 1));
    reading.rest();

    nanos[0] = ofSeconds(60).toNanos();

    assertThat(reading.rest()).hasSize(1);
  }

  @Test
  void a_reader_waits_until_the_next_record_is_due() {
    Pace pace = number -> number == 0 ? 0 : Long.MAX_VALUE;
    GeneratingReader<Long> reader = Reading.ofNumbers(pace, Reading.dealt(1, 0, 1)).reader();
    Recorder<Long> output = new Recorder<>();

    assertThat(reader.pollNext(output)).isEqualTo(InputStatus.MORE_AVAILABLE);
    assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
    assertThat(reader.isAvailable()).isNotDone();
  }

  @Test
  void all_partitions_hold_the_watermark_from_the_first_record_to_their_last() {
    GeneratingReader<Long> reader =
        Reading.of(new NumberRecipe<>(number -> number), 3, Reading.dealt(4, 0, 1)).reader();
    Recorder<Long> output = new Recorder<>();
    List<String> open = new ArrayList<>();

    while (reader.pollNext(output) != InputStatus.END_OF_INPUT) {
      open.add(String.join(" ", output.open()));
    }

    assertThat(open).containsExactly("1/4 2/4", "2/4", "");
  }

  @Test
  void a_function_that_fails_is_told_with_the_number_of_the_record() {
    Recipe<Long> recipe = new NumberRecipe<>(number -> 100 / (3 - number));

    assertThatThrownBy(() -> Reading.all(recipe, 10, 1))
        .hasMessage("making record 3 failed: java.lang.ArithmeticException: / by zero")
        .hasRootCauseInstanceOf(ArithmeticException.class);
  }

  @Test
  void a_function_that_makes_nothing_is_told_with_the_number_of_the_record() {
    assertThatThrownBy(() -> Reading.all(new NumberRecipe<>(number -> null), 10, 1))
        .hasMessage(
            "making record 0 failed: java.lang.NullPointerException: the function returned null");
  }

  @Test
  void each_record_comes_once_or_twice() {
    Timeline timeline = Timeline.from(START, ofMillis(1)).duplicated(0.25, ofMillis(50));
    Map<Long, Integer> times = new HashMap<>();

    Reading.all(new TickRecipe<>(timeline, Tick::number), 10_000, 16)
        .forEach(number -> times.merge(number, 1, Integer::sum));

    assertThat(times).hasSize(10_000);
    assertThat(times.values()).containsOnly(1, 2);
    assertThat(times.values().stream().filter(count -> count == 2)).hasSizeBetween(2_300, 2_700);
  }

  private static List<Part> throughSerializer(List<Part> places) throws Exception {
    PartSerializer serializer = new PartSerializer();
    List<Part> read = new ArrayList<>();
    for (Part place : places) {
      read.add(serializer.deserialize(serializer.getVersion(), serializer.serialize(place)));
    }
    return read;
  }
}
