package dev.rtc.examples.language;

import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.aggregate.Aggregations.summing;
import static dev.rtc.examples.language.Given.TIME;
import static dev.rtc.examples.language.Sale.noonPlus;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.testing.CollectedOutput;
import dev.rtc.testing.PipelineTest;
import dev.rtc.time.ClockWindow;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Window;
import dev.rtc.type.Windowed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The samples of windows that tell their result once. */
class WindowTest {

  private static final Sale TEA = Sale.of("berlin", "tea", 300, 10);
  private static final Sale CAKE = Sale.of("berlin", "cake", 500, 50);
  private static final Sale MATE = Sale.of("oslo", "mate", 200, 70);
  private static final Sale SOUP = Sale.of("berlin", "soup", 700, 130);

  private final SourceSpec<Sale> sales = Given.endless(Sale.class);
  private final SinkSpec<Object> out = Given.sink();
  private final SinkSpec<Object> late = Given.sink();

  @Test
  void tumbling_windows_follow_one_another() {
    Story story =
        Story.of(
            p ->
                // region tumbling
                p.from("sales", sales, TIME)
                    .keyBy(Sale::shop)
                    .window(Window.tumbling(ofMinutes(1)), Late.drop())
                    .aggregate("per-minute", summing(Sale::cents))
                    .map("row", w -> w.key() + " " + w.start() + " " + w.value())
                    .to("out", out)
            // endregion
            );

    story.with(t -> t.input("sales").send(TEA, CAKE)).with(t -> t.input("sales").send(MATE, SOUP));

    story
        .undisturbed()
        .output("out")
        .containsInAnyOrder(
            "berlin 2026-03-01T12:00:00Z 800",
            "oslo 2026-03-01T12:01:00Z 200",
            "berlin 2026-03-01T12:02:00Z 700");
    story.goesOnAfterRestarts();
  }

  @Test
  void windows_are_shifted_by_an_offset() {
    Story story =
        Story.of(
            p ->
                // region offset
                p.from("sales", sales, TIME)
                    .keyBy(Sale::shop)
                    .window(Window.tumbling(ofDays(1)).offset(ofHours(-8)), Late.drop())
                    .aggregate("per-day-in-beijing", counting())
                    .to("out", out)
            // endregion
            );

    story.with(t -> t.input("sales").send(TEA)).with(t -> t.input("sales").send(CAKE));

    story.undisturbed().output("out").containsExactly(window("berlin", -20 * 3600, 4 * 3600, 2L));
    story.goesOnAfterRestarts();
  }

  @Test
  void hopping_windows_overlap() {
    Story story =
        Story.of(
            p ->
                // region hopping
                p.from("sales", sales, TIME)
                    .keyBy(Sale::shop)
                    .window(Window.hopping(ofMinutes(2), ofMinutes(1)), Late.drop())
                    .aggregate("last-two-minutes", counting())
                    .to("out", out)
            // endregion
            );

    story.with(t -> t.input("sales").send(TEA)).with(t -> t.input("sales").send(CAKE, SOUP));

    story
        .undisturbed()
        .output("out")
        .containsInAnyOrder(
            window("berlin", -60, 60, 2L),
            window("berlin", 0, 120, 2L),
            window("berlin", 60, 180, 1L),
            window("berlin", 120, 240, 1L));
    story.goesOnAfterRestarts();
  }

  @Test
  void sessions_end_with_silence() {
    Story story =
        Story.of(
            p ->
                // region session
                p.from("sales", sales, TIME)
                    .keyBy(Sale::shop)
                    .window(Window.session(ofSeconds(60)), Late.drop())
                    .aggregate("rush", counting())
                    .to("out", out)
            // endregion
            );

    story
        .with(t -> t.input("sales").send(TEA, MATE))
        .with(t -> t.input("sales").send(CAKE))
        .with(t -> t.input("sales").send(SOUP));

    story
        .undisturbed()
        .output("out")
        .containsInAnyOrder(
            window("berlin", 10, 110, 2L),
            window("oslo", 70, 130, 1L),
            window("berlin", 130, 190, 1L));
    story.goesOnAfterRestarts();
  }

  @Test
  void late_records_are_dropped() {
    Story story =
        Story.of(
            p ->
                // region late-drop
                p.from("sales", sales, TIME)
                    .keyBy(Sale::shop)
                    .window(Window.tumbling(ofMinutes(1)), Late.drop())
                    .aggregate("per-minute", counting())
                    .to("out", out)
            // endregion
            );

    story
        .with(t -> t.input("sales").send(TEA))
        .with(t -> t.input("sales").watermark(noonPlus(120)).send(CAKE));

    story.undisturbed().output("out").containsExactly(window("berlin", 0, 60, 1L));
    story.goesOnAfterRestarts();
  }

  @Test
  void late_records_are_diverted() {
    Story story =
        Story.of(
            p ->
                // region late-to
                p.from("sales", sales, TIME)
                    .keyBy(Sale::shop)
                    .window(Window.tumbling(ofMinutes(1)), Late.to("late-sales", late))
                    .aggregate("per-minute", counting())
                    .to("out", out)
            // endregion
            );

    story
        .with(t -> t.input("sales").send(TEA))
        .with(t -> t.input("sales").watermark(noonPlus(120)).send(CAKE));

    story.undisturbed().output("out").containsExactly(window("berlin", 0, 60, 1L));
    story.undisturbed().output("late-sales").containsExactly(CAKE);
    story.goesOnAfterRestarts();
  }

  @Test
  void event_time_says_what_silence_means() {
    Story story =
        Story.of(
            p -> {
              // region ascending
              EventTime<Sale> inOrder = EventTime.ascending(Sale::at).neverIdle();
              // endregion
              p.from("sales", sales, inOrder)
                  .keyBy(Sale::shop)
                  .window(Window.tumbling(ofMinutes(1)), Late.to("late-sales", late))
                  .aggregate("per-minute", counting())
                  .to("out", out);
            });

    story.with(t -> t.input("sales").send(TEA, MATE, CAKE)).with(t -> t.input("sales").send(SOUP));

    story.undisturbed().output("late-sales").containsExactly(CAKE);
    story.goesOnAfterRestarts();
  }

  @Test
  void idle_partitions_hold_nobody_back() {
    Story story =
        Story.of(
            p -> {
              EventTime<Sale> patient =
                  EventTime.outOfOrder(Sale::at, ofSeconds(10)).idleAfter(ofMinutes(1));
              p.from("sales", sales, patient)
                  .keyBy(Sale::shop)
                  .window(Window.tumbling(ofMinutes(1)), Late.to("late-sales", late))
                  .aggregate("per-minute", counting())
                  .to("out", out);
            });

    story
        .with(t -> t.<Sale>input("sales").partition(1).send(MATE).idle())
        .with(t -> t.input("sales").send(TEA, SOUP, CAKE));

    story.undisturbed().output("late-sales").containsExactly(CAKE);
    story.goesOnAfterRestarts();
  }

  @Test
  void the_whole_flow_is_cut_into_windows() {
    Story story =
        Story.of(
            p ->
                // region window-all
                p.from("sales", sales, TIME)
                    .window(Window.tumbling(ofMinutes(1)), Late.drop())
                    .aggregate("all-shops", summing(Sale::cents))
                    .map("row", w -> w.start() + " " + w.value())
                    .to("out", out)
            // endregion
            );

    story.with(t -> t.input("sales").send(TEA, CAKE)).with(t -> t.input("sales").send(MATE));

    story
        .undisturbed()
        .output("out")
        .containsInAnyOrder("2026-03-01T12:00:00Z 800", "2026-03-01T12:01:00Z 200");
    story.goesOnAfterRestarts();
  }

  @Test
  void a_clock_cuts_windows_too() {
    Story story =
        Story.of(
            p ->
                // region clock
                p.from("sales", sales)
                    .keyBy(Sale::shop)
                    .window(ClockWindow.tumbling(ofMillis(100)))
                    .aggregate("per-tick", summing(Sale::cents))
                    .to("out", out)
            // endregion
            );

    story
        .with(t -> t.input("sales").send(TEA))
        .with(t -> t.awaitRecords("out", 1))
        .with(t -> t.input("sales").send(CAKE))
        .with(t -> t.awaitRecords("out", 2));

    assertThat(sums(story.undisturbed())).containsExactlyInAnyOrder(300L, 500L);
    assertThat(sums(story.afterRestarts())).containsExactlyInAnyOrder(300L, 500L);
  }

  @Test
  void a_clock_cuts_hopping_windows() {
    Story story =
        Story.of(
            p ->
                // region clock-hopping
                p.from("sales", sales)
                    .window(ClockWindow.hopping(ofMillis(200), ofMillis(100)))
                    .aggregate("per-tick", summing(Sale::cents))
                    .to("out", out)
            // endregion
            );

    story.with(t -> t.input("sales").send(TEA)).with(t -> t.awaitRecords("out", 2));

    assertThat(sums(story.undisturbed())).containsExactly(300L, 300L);
    assertThat(sums(story.afterRestarts())).containsExactly(300L, 300L);
  }

  @Test
  void a_clock_ends_sessions() {
    Story story =
        Story.of(
            p ->
                // region clock-session
                p.from("sales", sales)
                    .keyBy(Sale::shop)
                    .window(ClockWindow.session(ofMillis(100)))
                    .aggregate("rush", summing(Sale::cents))
                    .to("out", out)
            // endregion
            );

    story.with(t -> t.input("sales").send(TEA)).with(t -> t.awaitRecords("out", 1));

    assertThat(sums(story.undisturbed())).containsExactly(300L);
    assertThat(sums(story.afterRestarts())).containsExactly(300L);
  }

  private static List<Long> sums(PipelineTest test) {
    CollectedOutput<Windowed<Object, Long>> windows = test.output("out");
    return windows.records().stream().map(Windowed::value).toList();
  }

  private static <K> Windowed<K, Long> window(K key, int from, int to, long value) {
    return new Windowed<>(key, noonPlus(from), noonPlus(to), value);
  }
}
