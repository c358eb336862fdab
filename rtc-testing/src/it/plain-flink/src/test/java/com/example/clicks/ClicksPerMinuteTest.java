package com.example.clicks;

import dev.rtc.testing.CrashEverywhere;
import dev.rtc.testing.Faults;
import dev.rtc.testing.JobTest;
import java.time.Instant;
import org.apache.flink.api.java.tuple.Tuple2;
import org.junit.jupiter.api.Test;

class ClicksPerMinuteTest {

  @Test
  void counts_the_clicks_of_each_user_and_minute() {
    try (JobTest test = JobTest.of(ClicksPerMinute::build)) {
      test.<Long>input("clicks").send(0L, 3L, 1L, 61L);
      test.checkpoint().crash();
      test.state("per-minute").hasKeys("user-0", "user-1");
      test.restart(3);

      test.<Long>input("clicks").watermark(Instant.ofEpochSecond(60));
      test.<Tuple2<String, Integer>>output("counts")
          .containsInAnyOrder(Tuple2.of("user-0", 2), Tuple2.of("user-1", 1));

      test.end();
      test.<Tuple2<String, Integer>>output("counts")
          .containsInAnyOrder(
              Tuple2.of("user-0", 2), Tuple2.of("user-1", 1), Tuple2.of("user-1", 1));
    }
  }

  @Test
  void puts_out_the_same_wherever_it_crashes_and_rescales() {
    CrashEverywhere.of(ClicksPerMinute::build)
        .script(test -> test.input("clicks").send(0L, 3L, 1L, 61L))
        .<Tuple2<String, Integer>>ordered("counts", click -> click.f0)
        .verify();
  }

  @Test
  void goes_on_from_its_checkpoint_when_the_window_fails() {
    try (JobTest test = JobTest.of(ClicksPerMinute::build)) {
      test.faults(Faults.none().atRecord("per-minute", 2)).restartOnFailure(1);
      test.<Long>input("clicks").send(0L, 3L);
      test.end();

      test.<Tuple2<String, Integer>>output("counts").containsExactly(Tuple2.of("user-0", 2));
    }
  }
}
