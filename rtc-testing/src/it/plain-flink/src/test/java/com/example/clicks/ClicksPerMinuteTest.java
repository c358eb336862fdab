package com.example.clicks;

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
}
