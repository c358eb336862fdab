package dev.rtc.benchmarks.wordcount;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.file.FileIO;
import dev.rtc.examples.WordCount;
import dev.rtc.type.Keyed;
import dev.rtc.type.Text;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Counts with rtc: the very pipeline of the example. */
final class RtcVariant implements Variant {

  @Override
  public String name() {
    return "rtc";
  }

  @Override
  public Answer run(Path input, int parallelism) throws Exception {
    StreamExecutionEnvironment environment = EmbeddedFlink.environment(parallelism);
    environment.configure(
        new Configuration()
            .set(PipelineOptions.OBJECT_REUSE, true)
            .set(PipelineOptions.GENERIC_TYPES, false)
            .set(PipelineOptions.AUTO_GENERATE_UIDS, false));
    AnswerSink<Keyed<Text, Long>> sink =
        new AnswerSink<>((word, tally) -> tally.count(hash(word.key()), word.value()));
    WordCount.wordCount(FileIO.lines(input.toString()), SinkSpec.of(sink, Delivery.AT_LEAST_ONCE))
        .addTo(environment);
    environment.execute(name());
    return sink.answer();
  }

  private static long hash(Text word) {
    byte[] bytes = word.toBytes();
    return WordHash.of(bytes, 0, bytes.length);
  }
}
