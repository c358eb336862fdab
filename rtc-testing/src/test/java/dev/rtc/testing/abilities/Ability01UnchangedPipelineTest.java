package dev.rtc.testing.abilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.Pipeline;
import dev.rtc.testing.PipelineTest;
import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.type.DataType;
import org.junit.jupiter.api.Test;

/** Shows ability 1: the pipeline of production is tested, and no line of it changes. */
class Ability01UnchangedPipelineTest {

  @Test
  void sources_and_sinks_are_found_by_id_and_never_opened() {
    PipelineTest test = PipelineTest.of(Shop.revenue());

    test.input("sales").send(Sale.of("a", 100, 10), Sale.of("a", 5, 80), Sale.of("a", 1, 10));
    test.end();

    test.output("revenue").containsInAnyOrder(Shop.minute("a", 0, 100), Shop.minute("a", 1, 5));
    test.output("late").containsExactly(Sale.of("a", 1, 10));
  }

  @Test
  void a_pipeline_can_be_tested_again_and_stays_what_it_is() {
    Pipeline pipeline = Shop.revenue();
    String before = pipeline.describe();

    for (int round = 0; round < 2; round++) {
      PipelineTest test = PipelineTest.of(pipeline);
      test.input("sales").send(Sale.of("a", 100, 10));
      test.end();
      test.output("revenue").containsExactly(Shop.minute("a", 0, 100));
    }

    assertThat(pipeline.describe()).isEqualTo(before);
  }

  @Test
  void what_is_not_there_is_named_with_what_is() {
    PipelineTest test = PipelineTest.of(Shop.revenue());

    assertThatThrownBy(() -> test.input("orders"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pipeline 'revenue' has no source 'orders'; it has 'sales'");
  }

  @Test
  void a_bug_in_a_step_is_found() {
    Pipeline wrong =
        Pipeline.define(
            "wrong",
            p ->
                p.from("sales", Shop.sales())
                    .map("cents", DataType.LONG, sale -> sale.cents() + 1)
                    .to("out", Shop.sink()));
    PipelineTest test = PipelineTest.of(wrong);

    test.input("sales").send(Sale.of("a", 1, 0));
    test.end();

    assertThatThrownBy(() -> test.output("out").containsExactly(1L))
        .isInstanceOf(AssertionError.class);
  }
}
