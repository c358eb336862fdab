package dev.rtc.examples.language;

import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.aggregate.Aggregations.summing;
import static dev.rtc.examples.language.Given.TIME;

import dev.rtc.Flow;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import java.util.List;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** The samples of what is done with facts one by one. */
class FlowTest {

  private static final Sale TEA = Sale.of("berlin", "tea", 300, 1);
  private static final Sale CAKE = Sale.of("berlin", "cake", 500, 2);
  private static final Sale GIFT = Sale.of("oslo", "tea", 0, 3);

  private final SourceSpec<Sale> sales = Given.endless(Sale.class);
  private final SourceSpec<Sale> archive = Given.bounded(Sale.class);
  private final SourceSpec<Basket> baskets = Given.endless(Basket.class);
  private final SinkSpec<Object> out = Given.sink();

  /** Is what somebody bought at once. */
  // region basket
  record Basket(String shop, List<String> products) {

    static void unpack(Basket basket, Collector<String> products) {
      basket.products().forEach(products::collect);
    }
  }

  // endregion

  @Test
  void from_reads_with_and_without_event_time() {
    Story story =
        Story.of(
            p -> {
              // region from
              Flow<Sale> timeless = p.from("archive", archive);
              Flow<Sale> timed = p.from("sales", sales, TIME);
              // endregion
              timeless.to("old", out);
              timed.to("new", out);
            });

    story.with(t -> t.input("archive").send(TEA)).with(t -> t.input("sales").send(CAKE));

    story.undisturbed().output("old").containsExactly(TEA);
    story.undisturbed().output("new").containsExactly(CAKE);
    story.goesOnAfterRestarts();
  }

  @Test
  void map_turns_each_record_into_one_other() {
    Story story =
        Story.of(
            p ->
                // region map
                p.from("sales", sales)
                    .map("price", sale -> sale.product() + " " + sale.cents())
                    .to("out", out)
            // endregion
            );

    story.with(t -> t.input("sales").send(TEA, CAKE));

    story.undisturbed().output("out").containsExactly("tea 300", "cake 500");
  }

  @Test
  void filter_lets_records_pass() {
    Story story =
        Story.of(
            p ->
                // region filter
                p.from("sales", sales)
                    .filter("paid", sale -> sale.cents() > 0)
                    .to("out", out)
            // endregion
            );

    story.with(t -> t.input("sales").send(TEA, GIFT, CAKE));

    story.undisturbed().output("out").containsExactly(TEA, CAKE);
  }

  @Test
  void flatMap_turns_each_record_into_many() {
    Story story =
        Story.of(
            p ->
                // region flatMap
                p.from("baskets", baskets)
                    .flatMap("products", Basket::unpack)
                    .to("out", out)
            // endregion
            );

    story.with(
        t ->
            t.input("baskets")
                .send(new Basket("berlin", List.of("tea", "cake")), new Basket("oslo", List.of())));

    story.undisturbed().output("out").containsExactly("tea", "cake");
  }

  @Test
  void a_type_is_given_where_a_lambda_does_not_tell_it() {
    Story story =
        Story.of(
            p ->
                // region type-given
                p.from("baskets", baskets)
                    .flatMap("products", DataType.STRING, (basket, products) ->
                        basket.products().forEach(products::collect))
                    .map("letters", DataType.list(DataType.STRING), product ->
                        List.of(product.split("")))
                    .to("out", out)
            // endregion
            );

    story.with(t -> t.input("baskets").send(new Basket("berlin", List.of("tea"))));

    story.undisturbed().output("out").containsExactly(List.of("t", "e", "a"));
  }

  @Test
  void keyBy_keeps_the_records_of_a_key_together() {
    Story story =
        Story.of(
            p ->
                // region keyBy
                p.from("archive", archive)
                    .keyBy(Sale::shop)
                    .total("revenue", summing(Sale::cents))
                    .to("out", out)
            // endregion
            );

    story.with(t -> t.input("archive").send(TEA, CAKE)).with(t -> t.input("archive").send(GIFT));

    story
        .undisturbed()
        .output("out")
        .containsInAnyOrder(new Keyed<>("berlin", 800L), new Keyed<>("oslo", 0L));
    story.goesOnAfterRestarts();
  }

  @Test
  void union_puts_flows_together() {
    Story story =
        Story.of(
            p ->
                // region union
                p.from("archive", archive)
                    .union(p.from("sales", sales))
                    .map("product", Sale::product)
                    .to("out", out)
            // endregion
            );

    story.with(t -> t.input("archive").send(TEA)).with(t -> t.input("sales").send(CAKE));

    story.undisturbed().output("out").containsInAnyOrder("tea", "cake");
  }

  @Test
  void through_applies_a_part_that_can_be_reused() {
    Story story =
        Story.of(
            p -> {
              // region through
              p.from("sales", sales).through("new", FlowTest::paidProducts).to("out", out);
              p.from("archive", archive).through("old", FlowTest::paidProducts).to("kept", out);
              // endregion
            });

    story.with(t -> t.input("sales").send(TEA, GIFT)).with(t -> t.input("archive").send(CAKE));

    story.undisturbed().output("out").containsExactly("tea");
    story.undisturbed().output("kept").containsExactly("cake");
  }

  // region part
  static Flow<String> paidProducts(Flow<Sale> sales) {
    return sales
        .filter("paid", sale -> sale.cents() > 0)      // its id becomes new/paid, old/paid
        .map("product", Sale::product);
  }

  // endregion

  @Test
  void to_ends_a_flow_in_a_sink() {
    Story story =
        Story.of(
            p -> {
              // region to
              Flow<Sale> read = p.from("sales", sales);
              read.to("all", out);                                 // a flow can be used twice
              read.filter("paid", sale -> sale.cents() > 0).to("paid-only", out);
              // endregion
            });

    story.with(t -> t.input("sales").send(TEA, GIFT));

    story.undisturbed().output("all").containsExactly(TEA, GIFT);
    story.undisturbed().output("paid-only").containsExactly(TEA);
  }

  @Test
  void branch_sends_each_record_one_way() {
    Story story =
        Story.of(
            p ->
                // region branch
                p.from("sales", sales)
                    .branch("by-size")
                    .when("gift", sale -> sale.cents() == 0, gifts -> gifts.to("gifts", out))
                    .when("large", sale -> sale.cents() >= 500, large -> large
                        .map("name", Sale::product)
                        .to("large-sales", out))
                    .otherwise()
                    .to("rest", out)
            // endregion
            );

    story.with(t -> t.input("sales").send(TEA, CAKE, GIFT));

    story.undisturbed().output("gifts").containsExactly(GIFT);
    story.undisturbed().output("large-sales").containsExactly("cake");
    story.undisturbed().output("rest").containsExactly(TEA);
  }

  @Test
  void branch_drops_the_rest_if_told() {
    Story story =
        Story.of(
            p ->
                // region otherwiseDrop
                p.from("sales", sales)
                    .branch("gifts-only")
                    .when("gift", sale -> sale.cents() == 0, gifts -> gifts.to("gifts", out))
                    .otherwiseDrop()
            // endregion
            );

    story.with(t -> t.input("sales").send(TEA, CAKE, GIFT));

    story.undisturbed().output("gifts").containsExactly(GIFT);
  }

  @Test
  void total_tells_at_the_end() {
    Story story =
        Story.of(
            p ->
                // region total
                p.from("archive", archive)
                    .keyBy(Sale::product)
                    .total("sales-per-product", counting())
                    .to("out", out)                           // records Keyed[key, value]
            // endregion
            );

    story.with(t -> t.input("archive").send(TEA, GIFT)).with(t -> t.input("archive").send(CAKE));

    story
        .undisturbed()
        .output("out")
        .containsInAnyOrder(new Keyed<>("tea", 2L), new Keyed<>("cake", 1L));
    story.goesOnAfterRestarts();
  }
}
