package dev.rtc.testing.abilities;

import dev.rtc.Pipeline;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.testing.Engine;
import dev.rtc.testing.PipelineTest;
import dev.rtc.testing.ScriptedInput;
import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.testing.junit.PipelineTestOn;
import dev.rtc.time.Late;
import dev.rtc.time.Window;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Shows ability 4: several sources and partitions, with watermarks and idleness of their own. */
class Ability04SourcesAndPartitionsTest {

  @PipelineTestOn({Engine.DRIVER, Engine.SIMULATION})
  void a_silent_partition_holds_the_watermark_back_until_it_is_idle() {
    PipelineTest test = PipelineTest.of(Shop.revenue());
    ScriptedInput<Sale> first = test.input("sales");
    ScriptedInput<Sale> second = first.partition(1);

    second.send(Sale.of("a", 1, 0));
    first.send(Sale.of("a", 2, 10)).watermark(Shop.NOON.plusSeconds(120));
    test.settle();
    second.send(Sale.of("a", 4, 20)).idle();
    test.settle();
    first.send(Sale.of("a", 8, 30));
    test.end();

    test.output("revenue").containsExactly(Shop.minute("a", 0, 7));
    test.output("late").containsExactly(Sale.of("a", 8, 30));
  }

  @PipelineTestOn({Engine.DRIVER, Engine.SIMULATION})
  void the_slower_of_two_sources_decides_what_is_late() {
    PipelineTest test = PipelineTest.of(united());

    test.input("web").send(Sale.of("a", 1, 0)).watermark(Shop.NOON.plusSeconds(300));
    test.settle();
    test.input("tills").send(Sale.of("a", 2, 59)).watermark(Shop.NOON.plusSeconds(300));
    test.settle();
    test.input("web").send(Sale.of("a", 4, 59));
    test.end();

    test.output("revenue").containsExactly(Shop.minute("a", 0, 3));
    test.output("late").containsExactly(Sale.of("a", 4, 59));
  }

  @Test
  void an_idle_source_holds_nothing_back() {
    PipelineTest test = PipelineTest.of(united());

    test.input("tills").idle();
    test.input("web").send(Sale.of("a", 1, 0)).watermark(Shop.NOON.plusSeconds(60));

    test.output("revenue").containsExactly(Shop.minute("a", 0, 1));
    test.close();
  }

  private static Pipeline united() {
    return Pipeline.define(
        "united",
        p ->
            p.from("web", Shop.sales(), Shop.TIME)
                .union(p.from("tills", Shop.sales(), Shop.TIME))
                .keyBy(Sale::shop)
                .window(Window.tumbling(Duration.ofMinutes(1)), Late.to("late", Shop.sink()))
                .aggregate("per-minute", Aggregations.summing(Sale::cents))
                .to("revenue", Shop.sink()));
  }
}
