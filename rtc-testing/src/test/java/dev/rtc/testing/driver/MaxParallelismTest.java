package dev.rtc.testing.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MaxParallelismTest {

  private static final String OUT = "max-out";
  private static final String IN = "max-in";
  private static final int DERIVED = -1;

  @AfterEach
  void forget() {
    Kept.clear(OUT);
    Fed.clear(IN);
  }

  private static JobDriver sums(int maxParallelism) {
    return new JobDriver(
        parallelism -> {
          Configuration configuration = new Configuration();
          JobDriver.configure(configuration);
          StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
          environment.setParallelism(parallelism);
          if (maxParallelism != DERIVED) {
            environment.setMaxParallelism(maxParallelism);
          }
          environment
              .fromSource(Fed.of(IN, 1), WatermarkStrategy.noWatermarks(), "numbers", Types.LONG)
              .uid("numbers")
              .keyBy(x -> x % 5)
              .process(new RunningSum())
              .uid("sum")
              .sinkTo(Kept.moreIn(OUT))
              .uid("out");
          return JobDriver.compile(environment.getStreamGraph());
        },
        Instant.EPOCH);
  }

  private static Savepoint savepoint(int maxParallelism) throws Exception {
    try (JobDriver driver = sums(maxParallelism)) {
      driver.start(1);
      Fed.feed(IN).add(0, 1, 2);
      return driver.stopWithSavepoint(false);
    }
  }

  @Test
  void another_max_parallelism_is_refused() throws Exception {
    Savepoint savepoint = savepoint(128);

    try (JobDriver driver = sums(256)) {
      assertThatThrownBy(() -> driver.start(1, savepoint))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("max parallelism of '")
          .hasMessageContaining("' changed from 128 to 256; its state lies in 128 key groups");
    }
  }

  @Test
  void more_subtasks_than_key_groups_are_refused() throws Exception {
    Savepoint savepoint = savepoint(2);

    try (JobDriver driver = sums(DERIVED)) {
      assertThatThrownBy(() -> driver.start(3, savepoint))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("parallelism 3 of '")
          .hasMessageContaining("is above the max parallelism 2 of its state");
    }
  }

  @Test
  void a_derived_max_parallelism_follows_the_state() throws Exception {
    Savepoint savepoint = savepoint(200);

    try (JobDriver driver = sums(DERIVED)) {
      driver.start(2, savepoint);
      Fed.feed(IN).add(0, 6);
      driver.settle();

      assertThat(Kept.texts(OUT)).contains("1=7");
    }
  }
}
