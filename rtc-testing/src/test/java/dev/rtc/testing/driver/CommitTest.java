package dev.rtc.testing.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommitTest {

  private static final String IN = "commit-in";

  @AfterEach
  void forget() {
    Fed.clear(IN);
    Ledger.CONFIRMED.clear();
    Ledger.COMMITTED.clear();
    Ledger.refusals = 0;
  }

  private static JobDriver job() {
    return Driven.job(
        environment ->
            environment
                .fromSource(Fed.of(IN, 1), WatermarkStrategy.noWatermarks(), "numbers", Types.LONG)
                .uid("numbers")
                .sinkTo(new Ledger())
                .uid("ledger"));
  }

  @Test
  void a_sink_commits_when_its_checkpoint_is_complete() throws Exception {
    try (JobDriver driver = job()) {
      driver.start(1);
      Fed.feed(IN).add(0, 1, 2);
      driver.settle();
      assertThat(Ledger.COMMITTED).isEmpty();

      driver.checkpoint();

      assertThat(Ledger.COMMITTED).containsExactly("[1, 2]");
      assertThat(Ledger.CONFIRMED).containsExactly("[1, 2]");
    }
  }

  @Test
  void what_was_prepared_is_committed_after_a_crash() throws Exception {
    try (JobDriver driver = job()) {
      driver.start(2);
      Fed.feed(IN).add(0, 1, 2);
      driver.checkpointUnnoticed(CheckpointKind.ALIGNED);
      assertThat(Ledger.COMMITTED).isEmpty();

      driver.crash(1);
      driver.settle();

      assertThat(Ledger.COMMITTED).containsExactly("[1, 2]");
    }
  }

  @Test
  void a_commit_that_throws_fails_the_job_and_is_made_up_for() throws Exception {
    try (JobDriver driver = job()) {
      driver.start(1);
      Fed.feed(IN).add(0, 1, 2);
      Ledger.refusals = 1;

      assertThatThrownBy(driver::checkpoint)
          .isInstanceOf(JobFailedException.class)
          .hasMessageContaining("the ledger is closed");
      driver.crash();
      driver.settle();

      assertThat(Ledger.COMMITTED).containsExactly("[1, 2]");
    }
  }

  @Test
  void a_savepoint_of_a_job_that_goes_on_commits_nothing() throws Exception {
    try (JobDriver driver = job()) {
      driver.start(1);
      Fed.feed(IN).add(0, 1, 2);
      driver.savepoint();
      assertThat(Ledger.COMMITTED).isEmpty();

      driver.checkpoint();

      assertThat(Ledger.COMMITTED).containsExactly("[1, 2]");
    }
  }

  @Test
  void a_savepoint_of_a_job_that_goes_on_is_not_what_a_crash_goes_back_to() throws Exception {
    try (JobDriver driver = job()) {
      driver.start(1);
      Fed.feed(IN).add(0, 1);
      driver.checkpoint();
      Fed.feed(IN).add(0, 2);
      Savepoint savepoint = driver.savepoint();
      assertThat(Ledger.COMMITTED).containsExactly("[1]");

      long restored = driver.crash();
      driver.checkpoint();

      assertThat(savepoint.id()).isEqualTo(2);
      assertThat(restored).isEqualTo(1);
      assertThat(Ledger.COMMITTED).endsWith("[2]").containsOnlyOnce("[2]");
    }
  }

  @Test
  void a_stop_with_savepoint_commits_and_is_what_the_job_goes_back_to() throws Exception {
    try (JobDriver driver = job()) {
      driver.start(2);
      Fed.feed(IN).add(0, 1, 2);

      driver.stopWithSavepoint(false);

      assertThat(Ledger.COMMITTED).containsExactly("[1, 2]");
      assertThat(driver.crash(1)).isEqualTo(1);
    }
  }

  @Test
  void the_last_records_are_committed_at_the_end() throws Exception {
    try (JobDriver driver = job()) {
      driver.start(2);
      Fed.feed(IN).add(0, 1);
      driver.checkpoint();
      Fed.feed(IN).add(0, 2);
      Fed.feed(IN).end();

      driver.end();

      assertThat(Ledger.COMMITTED).containsExactly("[1]", "[2]");
      assertThat(Ledger.CONFIRMED).containsExactly("[1]", "[2]");
    }
  }
}
