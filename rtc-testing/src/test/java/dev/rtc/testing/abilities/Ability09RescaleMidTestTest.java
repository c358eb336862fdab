package dev.rtc.testing.abilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.Pipeline;
import dev.rtc.testing.CollectedTable;
import dev.rtc.testing.CrashEverywhere;
import dev.rtc.testing.PipelineTest;
import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.testing.simulation.Backend;
import dev.rtc.time.Lifetime;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shows ability 9: a test restores on another parallelism, up and down, on both backends. */
class Ability09RescaleMidTestTest {

  // region rescale
  @ParameterizedTest
  @CsvSource({"1,4,hashmap", "4,1,hashmap", "2,3,rocksdb", "3,2,rocksdb"})
  void state_moves_with_its_keys(int before, int after, String backend) {
    Configuration configuration = new Configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, backend);
    PipelineTest test =
        PipelineTest.of(Shop.balances()).parallelism(before).configure(configuration);

    test.input("sales").send(Sale.of("a", 1, 0), Sale.of("b", 2, 0), Sale.of("c", 3, 0));
    test.restart(after);
    test.input("sales").send(Sale.of("a", 10, 0), Sale.of("b", 20, 0), Sale.of("c", 30, 0));
    test.end();

    CollectedTable<String, Long> balances = test.table("balances");
    balances.hasRows(Map.of("a", 11L, "b", 22L, "c", 33L));
    assertThat(balances.changes("a"))
        .containsExactly(Change.insert("a", 1L), Change.updateAfter("a", 11L));
  }

  // endregion

  @Test
  void what_depends_on_the_number_of_subtasks_is_found() {
    Pipeline pipeline =
        Pipeline.define(
            "numbered",
            p ->
                p.from("sales", Shop.sales())
                    .keyBy(Sale::shop)
                    .first("once", Lifetime.forever())
                    .process("subtasks", DataType.LONG, new Subtasks())
                    .to("out", Shop.sink()));

    assertThatThrownBy(
            () ->
                CrashEverywhere.of(pipeline)
                    .script(
                        test -> test.input("sales").send(Sale.of("a", 1, 0), Sale.of("b", 1, 0)))
                    .on(Backend.HEAP)
                    .verify())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("after 3 subtasks from a savepoint")
        .hasMessageContaining("gap 1: rescale");
  }

  private static final class Subtasks extends ProcessFunction<Sale, Long> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(Sale sale, Context context, Collector<Long> out) {
      out.collect((long) getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks());
    }
  }
}
