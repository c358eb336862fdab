package dev.rtc.examples.language;

import static dev.rtc.examples.language.Given.TIME;
import static dev.rtc.examples.language.Sale.noonPlus;
import static java.time.Duration.ofMinutes;

import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.time.Late;
import dev.rtc.time.Window;
import dev.rtc.type.DataType;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
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

  // region stamp
  static final class Stamp extends ProcessFunction<Sale, String> {
    @Override
    public void processElement(Sale sale, Context context, Collector<String> out) {
      out.collect(sale.product() + " at " + context.timestamp());
    }
  }

  // endregion

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

  // region rise
  static final class Rise extends KeyedProcessFunction<String, Sale, String> {
    private static final DataType<Sale> SALE = DataType.of(Sale.class);
    private transient @Nullable ValueState<Sale> last;

    @Override
    public void open(OpenContext context) {
      last = getRuntimeContext()
          .getState(new ValueStateDescriptor<>("last", SALE.typeInformation()));
    }

    @Override
    public void processElement(Sale sale, Context context, Collector<String> out)
        throws Exception {
      long before = last.value() == null ? 0 : last.value().cents();
      last.update(sale);
      out.collect(sale.shop() + " " + (sale.cents() - before));
    }
  }

  // endregion

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

  // region products
  static final class Products extends ProcessWindowFunction<Sale, String, String, TimeWindow> {
    @Override
    public void process(
        String shop, Context context, Iterable<Sale> sales, Collector<String> out) {
      StringBuilder line = new StringBuilder(shop + ":");
      sales.forEach(sale -> line.append(' ').append(sale.product()));
      out.collect(line.toString());
    }
  }

  // endregion

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
