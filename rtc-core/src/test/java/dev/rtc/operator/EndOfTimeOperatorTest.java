package dev.rtc.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndOfTimeOperatorTest {

  private OneInputStreamOperatorTestHarness<Long, Long> harness;

  @BeforeEach
  void open() throws Exception {
    harness = new OneInputStreamOperatorTestHarness<>(new EndOfTimeOperator<Long>());
    harness.open();
  }

  @Test
  void an_idle_output_is_woken_and_told_the_end() throws Exception {
    harness.processElement(1L, 10L);
    harness.processWatermarkStatus(WatermarkStatus.IDLE);

    harness.endInput();

    assertThat(harness.getOutput())
        .containsExactly(
            new StreamRecord<>(1L, 10L),
            WatermarkStatus.IDLE,
            WatermarkStatus.ACTIVE,
            Watermark.MAX_WATERMARK);
  }

  @Test
  void an_active_output_has_been_told_already() throws Exception {
    harness.processWatermarkStatus(WatermarkStatus.IDLE);
    harness.processWatermarkStatus(WatermarkStatus.ACTIVE);
    harness.processWatermark(Watermark.MAX_WATERMARK);

    harness.endInput();

    assertThat(harness.getOutput())
        .containsExactly(WatermarkStatus.IDLE, WatermarkStatus.ACTIVE, Watermark.MAX_WATERMARK);
  }
}
