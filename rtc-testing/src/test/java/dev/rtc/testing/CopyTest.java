package dev.rtc.testing;

import dev.rtc.Pipeline;
import dev.rtc.type.DataType;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

/** Shows that neither end of a test shares a record with the job. */
class CopyTest {

  private final Pipeline counting =
      Pipeline.define(
          "counting",
          p ->
              p.from("bytes", Unopenable.bounded(DataType.BYTES))
                  .flatMap("twice", DataType.BYTES, CopyTest::twice)
                  .to("counted", Unopenable.sink()));

  private static void twice(byte[] bytes, Collector<byte[]> out) {
    out.collect(bytes);
    bytes[0]++;
    out.collect(bytes);
  }

  @Test
  void a_collected_record_is_what_it_was_on_arrival() {
    PipelineTest test = PipelineTest.of(counting);

    test.input("bytes").send(new byte[] {1});
    test.end();

    test.output("counted").containsExactly(new byte[] {1}, new byte[] {2});
  }

  @Test
  void a_sent_record_is_what_it_was_when_it_was_sent() {
    PipelineTest test = PipelineTest.of(counting);
    byte[] bytes = {1};

    test.input("bytes").send(bytes);
    bytes[0] = 7;
    test.end();

    test.output("counted").containsExactly(new byte[] {1}, new byte[] {2});
  }
}
