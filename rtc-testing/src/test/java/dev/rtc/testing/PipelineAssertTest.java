package dev.rtc.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.Pipeline;
import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import java.util.UUID;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

class PipelineAssertTest {

  @Test
  void a_pipeline_without_foreign_steps_passes() {
    Pipeline pipeline = pipeline(numbers -> numbers);

    assertThatCode(
            () -> PipelineAssert.assertThat(pipeline).namesEveryOperator().serializesWithoutKryo())
        .doesNotThrowAnyException();
  }

  @Test
  void kryo_inside_a_foreign_step_is_found() {
    Pipeline pipeline =
        pipeline(
            numbers ->
                numbers
                    .map(n -> new UUID(n, n))
                    .name("ids")
                    .returns(TypeInformation.of(UUID.class))
                    .map(UUID::getMostSignificantBits)
                    .returns(Long.class));

    assertThatThrownBy(() -> PipelineAssert.assertThat(pipeline).serializesWithoutKryo())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "pipeline 'numbers' has operators without a serializer of its own:\n"
                + "  foreign/ids-1\n  foreign/map-2");
  }

  private static Pipeline pipeline(Foreign foreign) {
    SourceSpec<Long> numbers = SourceSpec.of(new NumberSequenceSource(1, 3), DataType.LONG);
    SinkSpec<Long> nothing = SinkSpec.of(new DiscardingSink<>(), Delivery.AT_LEAST_ONCE);
    return Pipeline.define(
        "numbers",
        p ->
            p.from("numbers", numbers)
                .transform("foreign", DataType.LONG, foreign::apply)
                .to("nothing", nothing));
  }

  private interface Foreign {
    DataStream<Long> apply(DataStream<Long> numbers);
  }
}
