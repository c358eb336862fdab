package dev.rtc.testing.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointTest {

  private static final String OUT = "checkpoint-out";
  private static final String IN = "checkpoint-in";
  private static final long[] NUMBERS = LongStream.rangeClosed(1, 40).toArray();

  @AfterEach
  void forget() {
    Kept.clear(OUT);
    Fed.clear(IN);
    Listening.heard.clear();
    Listening.failAt = Long.MAX_VALUE;
  }

  private static JobDriver sums() {
    return Driven.job(
        environment ->
            environment
                .fromSource(Fed.of(IN, 2), WatermarkStrategy.noWatermarks(), "numbers", Types.LONG)
                .uid("numbers")
                .rebalance()
                .map(new Listening())
                .uid("listening")
                .keyBy(x -> x % 5)
                .process(new RunningSum())
                .uid("sum")
                .sinkTo(Kept.moreIn(OUT))
                .uid("out"));
  }

  /** The last sum of each key. */
  private static List<String> totals() {
    return List.of("0=180", "1=148", "2=156", "3=164", "4=172");
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "2, 7", "2, 31", "3, 0", "3, 13", "1, 0", "1, 25", "5, 20"})
  void records_on_their_way_are_part_of_an_unaligned_checkpoint(int parallelism, int arrived)
      throws Exception {
    try (JobDriver driver = sums()) {
      driver.start(2);
      Fed.feed(IN).add(0, NUMBERS);
      driver.flow(arrived);

      driver.checkpoint(CheckpointKind.UNALIGNED);

      long inFlight =
          driver.latest().orElseThrow().inFlight().values().stream().mapToInt(List::size).sum();
      assertThat(inFlight).isPositive();
      Kept.clear(OUT);
      driver.crash(parallelism);
      Fed.feed(IN).end();
      driver.end();
      assertThat(Kept.texts(OUT)).containsAll(totals()).doesNotHaveDuplicates();
      assertThat(driver.state("listening").keyed()).isEmpty();
    }
  }

  @Test
  void every_record_is_rerouted_once() throws Exception {
    try (JobDriver driver = sums()) {
      driver.start(2);
      Fed.feed(IN).add(0, NUMBERS);
      driver.checkpoint(CheckpointKind.UNALIGNED);
      Kept.clear(OUT);

      driver.crash(3);
      driver.settle();

      assertThat(Kept.texts(OUT)).hasSize(40).containsAll(totals());
    }
  }

  @ParameterizedTest
  @EnumSource(CheckpointKind.class)
  void an_aborted_checkpoint_leaves_no_trace(CheckpointKind kind) throws Exception {
    try (JobDriver driver = sums()) {
      driver.start(2);
      Fed.feed(IN).add(0, 1, 2, 3);
      driver.checkpoint();
      Fed.feed(IN).add(1, 6, 7, 8);

      driver.checkpointAborted(kind);

      assertThat(Listening.heard).contains("complete 1", "aborted 2");
      assertThat(driver.crash()).isEqualTo(1);
      driver.checkpoint(kind);
      assertThat(driver.crash()).isEqualTo(3);
      Fed.feed(IN).add(0, 11);
      driver.settle();
      assertThat(Kept.texts(OUT)).contains("1=18", "2=9", "3=11").doesNotContain("1=25");
    }
  }

  @Test
  void nobody_hears_of_a_checkpoint_whose_notifications_are_lost() throws Exception {
    try (JobDriver driver = sums()) {
      driver.start(2);
      Fed.feed(IN).add(0, 1, 2, 3);

      driver.checkpointUnnoticed(CheckpointKind.ALIGNED);

      assertThat(Listening.heard).isEmpty();
      assertThat(driver.crash()).isEqualTo(1);
      driver.checkpoint();
      assertThat(Listening.heard).containsOnly("complete 2");
    }
  }

  @ParameterizedTest
  @EnumSource(CheckpointKind.class)
  void a_snapshot_written_late_holds_what_was_there_at_the_barrier(CheckpointKind kind)
      throws Exception {
    try (JobDriver driver = sums()) {
      driver.start(2);
      Fed.feed(IN).add(0, 1, 2, 3);
      driver.settle();

      driver.checkpointLate(kind, () -> Fed.feed(IN).add(1, 6, 7));

      assertThat(Kept.texts(OUT)).contains("1=7", "2=9");
      Kept.clear(OUT);
      driver.crash();
      driver.settle();
      assertThat(Kept.texts(OUT)).containsExactlyInAnyOrder("1=7", "2=9");
    }
  }

  @Test
  void a_step_that_throws_at_its_snapshot_fails_the_job() throws Exception {
    try (JobDriver driver = sums()) {
      driver.start(2);
      driver.checkpoint();
      Listening.failAt = 2;

      assertThatThrownBy(driver::checkpoint)
          .isInstanceOf(JobFailedException.class)
          .hasMessageContaining("no snapshot today");
      assertThat(driver.crash()).isEqualTo(1);
      driver.checkpoint();
      assertThat(driver.crash()).isEqualTo(3);
    }
  }

  /** Writes down what it hears of checkpoints. */
  private static final class Listening extends RichMapFunction<Long, Long>
      implements CheckpointListener, CheckpointedFunction {

    private static final long serialVersionUID = 1L;
    private static final List<String> heard = new ArrayList<>();
    private static long failAt = Long.MAX_VALUE;

    @Override
    public Long map(Long value) {
      return value;
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
      heard.add("complete " + checkpoint);
    }

    @Override
    public void notifyCheckpointAborted(long checkpoint) {
      heard.add("aborted " + checkpoint);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
      if (context.getCheckpointId() == failAt) {
        throw new IllegalStateException("no snapshot today");
      }
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {}
  }
}
