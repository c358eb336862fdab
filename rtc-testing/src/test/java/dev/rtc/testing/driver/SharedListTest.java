package dev.rtc.testing.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SharedListTest {

  private static final String OUT = "list-out";
  private static final String IN = "list-in";

  @AfterEach
  void forget() {
    Kept.clear(OUT);
    Fed.clear(IN);
  }

  @Test
  void union_lists_go_to_all_and_other_lists_are_shared_out() throws Exception {
    try (JobDriver driver =
        Driven.job(
            environment ->
                environment
                    .fromSource(
                        Fed.of(IN, 1), WatermarkStrategy.noWatermarks(), "numbers", Types.LONG)
                    .uid("numbers")
                    .rebalance()
                    .map(new Listing())
                    .uid("listing")
                    .sinkTo(Kept.moreIn(OUT)))) {
      driver.start(2);
      Fed.feed(IN).add(0, 1, 2, 3, 4);
      driver.checkpoint();
      OperatorContents before = driver.state("listing");
      driver.crash(3);
      OperatorContents after = driver.state("listing");
      driver.restart(1);
      OperatorContents alone = driver.state("listing");

      assertThat(before.lists().get("shared")).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
      assertThat(after.lists().get("shared")).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
      assertThat(after.lists().get("union")).hasSize(3 * 4).contains(1L, 2L, 3L, 4L);
      assertThat(alone.lists().get("shared")).hasSize(4);
      assertThat(alone.lists().get("union")).hasSize(3 * 4);
    }
  }

  /** Ends the first part, and with it the first subtask of a chain of source and list. */
  private static JobDriver endedInPart() throws Exception {
    JobDriver driver =
        Driven.job(
            environment ->
                environment
                    .fromSource(
                        Fed.of(IN, 2), WatermarkStrategy.noWatermarks(), "numbers", Types.LONG)
                    .uid("numbers")
                    .map(new Listing())
                    .uid("listing")
                    .sinkTo(Kept.moreIn(OUT)));
    driver.start(2);
    Fed.feed(IN).add(0, 1);
    Fed.feed(IN).add(1, 2);
    driver.checkpoint();
    Fed.feed(IN).end(0);
    Fed.feed(IN).add(1, 3);
    driver.settle();
    return driver;
  }

  @ParameterizedTest
  @EnumSource(CheckpointKind.class)
  void a_checkpoint_of_a_union_list_that_has_ended_in_part_is_given_up(CheckpointKind kind)
      throws Exception {
    try (JobDriver driver = endedInPart()) {
      assertThat(driver.checkpoint(kind)).isFalse();
      assertThat(driver.latest().orElseThrow().id()).isEqualTo(1);

      Fed.feed(IN).add(1, 4);
      driver.settle();
      assertThat(Kept.texts(OUT)).containsExactlyInAnyOrder("1", "2", "3", "4");
      assertThat(driver.crash()).isEqualTo(1);
      Fed.feed(IN).end();
      driver.end();
      assertThat(Kept.texts(OUT)).containsExactlyInAnyOrder("1", "2", "3", "4", "3", "4");
    }
  }

  @Test
  void a_savepoint_of_a_union_list_that_has_ended_in_part_is_refused() throws Exception {
    try (JobDriver driver = endedInPart()) {
      assertThatThrownBy(driver::savepoint)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("the savepoint is given up, as Flink does: '")
          .hasMessageEndingWith(
              " keeps a union list, and 1 of its 2 subtasks have ended; take it before, or when"
                  + " all have ended");

      Fed.feed(IN).end();
      driver.end();
      assertThat(Kept.texts(OUT)).containsExactlyInAnyOrder("1", "2", "3");
    }
  }

  /** Keeps what it sees in a list of each kind. */
  private static final class Listing extends RichMapFunction<Long, Long>
      implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;

    private transient ListState<Long> shared;
    private transient ListState<Long> union;

    @Override
    public Long map(Long value) throws Exception {
      shared.add(value);
      union.add(value);
      return value;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {}

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
      var states = context.getOperatorStateStore();
      shared = states.getListState(new ListStateDescriptor<>("shared", Types.LONG));
      union = states.getUnionListState(new ListStateDescriptor<>("union", Types.LONG));
    }
  }
}
