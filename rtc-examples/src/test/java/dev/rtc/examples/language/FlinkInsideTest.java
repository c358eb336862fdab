package dev.rtc.examples.language;

import static dev.rtc.examples.language.Given.TIME;
import static dev.rtc.examples.language.Sale.noonPlus;
import static java.time.Duration.ofMinutes;

import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.time.Late;
import dev.rtc.time.Window;
import dev.rtc.type.DataType;
import org.junit.jupiter.api.Test;

/** The samples of Flink's own functions inside a pipeline. */
class FlinkInsideTest {

  private static final Sale TEA = Sale.of("berlin", "tea", 300, 1);
  private static final Sale CAKE = Sale.of("berlin", "cake", 500, 20);
  private static final Sale MATE = Sale.of("oslo", "mate", 200, 30);

  private final SourceSpec<Sale> sales = Given.endless(Sale.class);
  private final SinkSpec<Object> out = Given.sink();

  @Test
  void process_runs_a_function_of_flink() {
    Story story =
        Story.of(
            p ->
                // region process
                p.from("sales", sales, TIME)
                    .process("stamped", new Stamp())
                    .to("out", out)
            // endregion
            );

    story.with(t -> t.input("sales").send(TEA));

    story.undisturbed().output("out").containsExactly("tea at " + noonPlus(1).toEpochMilli());
  }

  @Test
  void process_of_a_key_has_state_and_timers() {
    Story story =
        Story.of(
            p ->
                // region keyed-process
                p.from("sales", sales)
                    .keyBy(Sale::shop)
                    .process("rise", new Rise())
                    .to("out", out)
            // endregion
            );

    story
        .with(t -> t.input("sales").send(TEA, MATE))
        .with(t -> t.input("sales").send(CAKE))
        .with(t -> t.input("sales").send(MATE));

    story
        .undisturbed()
        .output("out")
        .containsInAnyOrder("berlin 300", "oslo 200", "berlin 200", "oslo 0");
    story.goesOnAfterRestarts();
  }

  @Test
  void process_of_a_window_sees_all_its_records() {
    Story story =
        Story.of(
            p ->
                // region window-process
                p.from("sales", sales, TIME)
                    .keyBy(Sale::shop)
                    .window(Window.tumbling(ofMinutes(1)), Late.drop())
                    .process("list", new Products())
                    .to("out", out)
            // endregion
            );

    story.with(t -> t.input("sales").send(TEA, MATE)).with(t -> t.input("sales").send(CAKE));

    story.undisturbed().output("out").containsInAnyOrder("berlin: tea cake", "oslo: mate");
    story.goesOnAfterRestarts();
  }

  @Test
  void transform_applies_a_program_of_the_datastream_api() {
    Story story =
        Story.of(
            p ->
                // region transform
                p.from("sales", sales)
                    .transform("running-maximum", DataType.of(Sale.class), stream ->
                        stream.keyBy(Sale::shop)
                            .reduce((left, right) -> left.cents() >= right.cents() ? left : right))
                    .to("out", out)
            // endregion
            );

    story.with(t -> t.input("sales").send(CAKE, MATE)).with(t -> t.input("sales").send(TEA));

    story.undisturbed().output("out").containsInAnyOrder(CAKE, MATE, CAKE);
    story.goesOnAfterRestarts();
  }
}
