package dev.rtc.examples.language;

import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.aggregate.Aggregations.summing;
import static dev.rtc.examples.language.Given.TIME;
import static dev.rtc.examples.language.Sale.noonPlus;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Pipeline;
import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.OnError;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.console.Console;
import dev.rtc.connector.file.FileIO;
import dev.rtc.connector.generate.Items;
import dev.rtc.format.Json;
import dev.rtc.testing.PipelineTest;
import dev.rtc.time.ClockWindow;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Window;
import dev.rtc.type.Windowed;
import org.junit.jupiter.api.Test;

/** The samples of how pipelines are tested. */
class TestingTest {

  private static final Sale TEA = Sale.of("berlin", "tea", 300, 10);
  private static final Sale CAKE = Sale.of("berlin", "cake", 500, 30);
  private static final Sale MATE = Sale.of("oslo", "mate", 100, 200);

  // region pipeline
  static Pipeline revenue(
      SourceSpec<Sale> sales,
      SinkSpec<? super Windowed<String, Long>> minutes,
      SinkSpec<? super Sale> late) {
    return Pipeline.define("revenue", p -> p
        .from("sales", sales, TIME)
        .keyBy(Sale::shop)
        .window(Window.tumbling(ofMinutes(1)), Late.to("late", late))
        .aggregate("per-minute", summing(Sale::cents))
        .to("minutes", minutes));
  }

  // endregion

  @Test
  void a_script_is_played_at_the_end() {
    // region script
    Pipeline pipeline = revenue(Items.of(TEA), Console.lines(), Console.lines()); // never opened
    PipelineTest test = PipelineTest.of(pipeline);

    test.<Sale>input("sales").send(TEA).watermark(noonPlus(60)).send(CAKE);
    test.restart(3);                                   // stop with a savepoint, go on with three
    test.<Sale>input("sales").send(MATE);
    test.end();                                        // and all windows close

    test.<Sale>output("late").containsExactly(CAKE);
    test.<Windowed<String, Long>>output("minutes").containsInAnyOrder(
        new Windowed<>("berlin", noonPlus(0), noonPlus(60), 300L),
        new Windowed<>("oslo", noonPlus(180), noonPlus(240), 100L));
    // endregion
  }

  @Test
  void partitions_have_watermarks_of_their_own() {
    PipelineTest test = PipelineTest.of(revenue(Items.of(TEA), Console.lines(), Console.lines()));

    // region partitions
    test.<Sale>input("sales").partition(0).send(TEA);
    test.<Sale>input("sales").partition(1).send(MATE);         // far ahead: 0 holds it back
    test.<Sale>input("sales").partition(0).send(CAKE).idle();  // in time; now 1 goes on alone
    test.settle();
    test.<Sale>input("sales").partition(0).send(TEA);          // late
    // endregion
    test.end();

    test.<Sale>output("late").containsExactly(TEA);
  }

  @Test
  void the_last_watermark_fires_timers_of_event_time() {
    Pipeline pipeline =
        Pipeline.define(
            "silence",
            p ->
                p.from("sales", Items.of(TEA), TIME)
                    .keyBy(Sale::shop)
                    .stateful("silence", Lifetime.forever(), new Silence(ofMinutes(10)))
                    .to("out", Console.lines()));
    PipelineTest test = PipelineTest.of(pipeline);

    // region timers
    test.<Sale>input("sales").send(TEA).watermark(noonPlus(10 + 600));  // Silence(10 minutes)
    test.settle();                                                      // its timer has fired
    test.<Sale>input("sales").send(MATE);
    test.end();                                                         // so has that of oslo
    // endregion

    test.output("out")
        .containsInAnyOrder("berlin sold tea, then nothing", "oslo sold mate, then nothing");
  }

  @Test
  void what_the_clock_brings_is_awaited() {
    Pipeline pipeline =
        Pipeline.define(
            "ticks",
            p ->
                p.from("sales", Items.of(TEA))
                    .window(ClockWindow.tumbling(ofMillis(50)))
                    .aggregate("per-tick", counting())
                    .map("count", Windowed::value)
                    .to("ticks", Console.lines()));
    PipelineTest test = PipelineTest.of(pipeline);

    // region await
    test.<Sale>input("sales").send(TEA);
    test.awaitRecords("ticks", 1);                     // until the window of the clock has closed
    test.end();
    // endregion

    test.output("ticks").containsExactly(1L);
  }

  @Test
  void bytes_that_are_no_record_are_sent_too() {
    Pipeline pipeline =
        Pipeline.define(
            "orders",
            p -> {
              p.onError(OnError.to("bad", Console.lines()));
              p.from("orders", FileIO.read("orders.json", Json.of(Order.class)))
                  .to("out", Console.lines());
            });
    PipelineTest test = PipelineTest.of(pipeline);

    // region undecodable
    test.input("orders").sendUndecodable("{\"id\":".getBytes(UTF_8));
    test.end();
    // endregion

    assertThat(test.<DeadLetter>output("bad").records())
        .extracting(DeadLetter::step)
        .containsExactly("orders");
  }
}
