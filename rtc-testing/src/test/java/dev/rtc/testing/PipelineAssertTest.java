package dev.rtc.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.Pipeline;
import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import java.io.IOException;
import java.util.UUID;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.connector.sink2.SupportsPreWriteTopology;
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
  void an_endless_pipeline_that_writes_exactly_once_passes() {
    SinkSpec<Long> sink = SinkSpec.of(new DiscardingSink<>(), Delivery.EXACTLY_ONCE);
    Pipeline pipeline =
        Pipeline.define("endless", p -> p.from("ticks", new Ticks()).to("out", sink));

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
                + "  foreign/ids-1\n  foreign/map-1");
  }

  @Test
  void an_operator_whose_uid_Flink_would_generate_is_found() {
    SinkSpec<Long> sink = SinkSpec.of(new UnnamedStepBefore(), Delivery.AT_LEAST_ONCE);
    Pipeline pipeline = pipeline(numbers -> numbers, sink);

    assertThatThrownBy(() -> PipelineAssert.assertThat(pipeline).namesEveryOperator())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("pipeline 'numbers' has operators without a uid:\n  ")
        .hasMessageContaining("unnamed");
  }

  private static Pipeline pipeline(Foreign foreign) {
    return pipeline(foreign, SinkSpec.of(new DiscardingSink<>(), Delivery.AT_LEAST_ONCE));
  }

  private static Pipeline pipeline(Foreign foreign, SinkSpec<Long> sink) {
    SourceSpec<Long> numbers = SourceSpec.of(new NumberSequenceSource(1, 3), DataType.LONG);
    return Pipeline.define(
        "numbers",
        p ->
            p.from("numbers", numbers)
                .transform("foreign", DataType.LONG, foreign::apply)
                .to("nothing", sink));
  }

  private record Ticks() implements SourceSpec<Long> {

    @Override
    public String describe() {
      return "ticks";
    }

    @Override
    public DataType<Long> type() {
      return DataType.LONG;
    }

    @Override
    public Boundedness boundedness() {
      return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public Source<Long, ?, ?> source() {
      return new NumberSequenceSource(1, Long.MAX_VALUE);
    }
  }

  private interface Foreign {
    DataStream<Long> apply(DataStream<Long> numbers);
  }

  /** Adds an operator of its own to the job and forgets its uid. */
  private static final class UnnamedStepBefore
      implements Sink<Long>, SupportsPreWriteTopology<Long> {

    private static final long serialVersionUID = 1L;

    @Override
    public DataStream<Long> addPreWriteTopology(DataStream<Long> numbers) {
      return numbers.map(n -> n).returns(Long.class).name("unnamed");
    }

    @Override
    public SinkWriter<Long> createWriter(WriterInitContext context) throws IOException {
      return new DiscardingSink<Long>().createWriter(context);
    }
  }
}
