package dev.rtc.testing.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverdueTimerTest {

  private static final String OUT = "overdue-out";
  private static final String IN = "overdue-in";

  @AfterEach
  void forget() {
    Kept.clear(OUT);
    Fed.clear(IN);
  }

  private static JobDriver job(KeyedProcessFunction<Long, Long, String> alarms) {
    return Driven.job(
        environment ->
            environment
                .fromSource(Fed.of(IN, 1), WatermarkStrategy.noWatermarks(), "numbers", Types.LONG)
                .keyBy(x -> x)
                .process(alarms)
                .uid("alarms")
                .sinkTo(Kept.moreIn(OUT)));
  }

  @Test
  void timers_restored_too_late_go_off_before_the_job_ends() throws Exception {
    try (JobDriver driver = job(new Alarms())) {
      driver.start(2);
      Fed.feed(IN).add(0, 5, 6);
      driver.checkpoint();
      driver.advance(Duration.ofSeconds(10));
      assertThat(Kept.texts(OUT)).hasSize(2);
      Kept.clear(OUT);

      driver.crash(1);
      Fed.feed(IN).end();
      driver.end();

      assertThat(Kept.texts(OUT))
          .filteredOn(text -> text.contains("PROCESSING"))
          .containsExactly("5 at PROCESSING_TIME 5000", "6 at PROCESSING_TIME 6000");
    }
  }

  @Test
  void timers_restored_too_late_go_off_without_an_advance() throws Exception {
    try (JobDriver driver = job(new Alarms())) {
      driver.start(1);
      Fed.feed(IN).add(0, 5);
      driver.checkpoint();
      driver.advance(Duration.ofMillis(5001));
      Kept.clear(OUT);

      driver.crash();
      driver.settle();

      assertThat(Kept.texts(OUT)).containsExactly("5 at PROCESSING_TIME 5000");
      assertThat(driver.timers("alarms")).noneMatch(timer -> timer.at() == 5000);
    }
  }

  @Test
  void a_timer_of_the_past_goes_off_at_once_and_one_of_now_does_not() throws Exception {
    try (JobDriver driver = job(new Relative())) {
      driver.start(1);
      driver.advance(Duration.ofMillis(1010));
      Fed.feed(IN).add(0, -1, 0);

      driver.settle();

      assertThat(Kept.texts(OUT)).containsExactly("1009");
      driver.advance(Duration.ofMillis(1));
      assertThat(Kept.texts(OUT)).containsExactly("1009", "1010");
    }
  }

  /** Sets an alarm so much from now. */
  private static final class Relative extends KeyedProcessFunction<Long, Long, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(Long value, Context context, Collector<String> out) {
      long now = context.timerService().currentProcessingTime();
      context.timerService().registerProcessingTimeTimer(now + value);
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<String> out) {
      out.collect(String.valueOf(at));
    }
  }
}
