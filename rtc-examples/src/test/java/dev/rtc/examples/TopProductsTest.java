package dev.rtc.examples;

import dev.rtc.connector.console.Console;
import dev.rtc.connector.generate.Generate;
import dev.rtc.examples.TopProducts.Sale;
import dev.rtc.examples.TopProducts.Sold;
import dev.rtc.testing.PipelineTest;
import dev.rtc.type.DataType;
import dev.rtc.type.Ranked;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopProductsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void the_products_of_a_minute_are_ranked() {
    PipelineTest test = test();

    test.<Sale>input("sales")
        .send(sale(0, "tea"), sale(1, "tea"), sale(2, "mate"), sale(3, "mate"), sale(4, "tea"))
        .send(sale(5, "soup"), sale(6, "milk"), sale(61, "milk"));
    test.end();

    test.<Ranked<Instant>, Sold>table("ranks")
        .hasRows(
            Map.of(
                new Ranked<>(NOON, 1), new Sold(3, "tea"),
                new Ranked<>(NOON, 2), new Sold(2, "mate"),
                new Ranked<>(NOON, 3), new Sold(1, "milk"),
                new Ranked<>(NOON.plusSeconds(60), 1), new Sold(1, "milk")));
  }

  @Test
  void the_ranks_of_a_minute_leave_the_table_after_five_more() {
    PipelineTest test = test();

    test.<Sale>input("sales").send(sale(0, "tea")).watermark(NOON.plusSeconds(400));
    test.end();

    test.<Ranked<Instant>, Sold>table("ranks").isEmpty();
  }

  private static PipelineTest test() {
    return PipelineTest.of(
        TopProducts.topProducts(
            Generate.of(DataType.of(Sale.class), number -> sale(0, "tea")), Console.table(10)));
  }

  private static Sale sale(int second, String product) {
    return new Sale(NOON.plusSeconds(second), product);
  }
}
