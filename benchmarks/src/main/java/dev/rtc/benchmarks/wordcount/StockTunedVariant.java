package dev.rtc.benchmarks.wordcount;

import java.nio.file.Path;
import java.util.Locale;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** Counts as {@link StockVariant} does, with object reuse, no Kryo and no regular expression. */
final class StockTunedVariant implements Variant {

  @Override
  public String name() {
    return "stock-tuned";
  }

  @Override
  public Answer run(Path input, int parallelism) throws Exception {
    StreamExecutionEnvironment environment = EmbeddedFlink.environment(parallelism);
    environment.configure(
        new Configuration()
            .set(PipelineOptions.OBJECT_REUSE, true)
            .set(PipelineOptions.GENERIC_TYPES, false));
    AnswerSink<Tuple2<String, Integer>> sink =
        new AnswerSink<>((word, tally) -> tally.increment(WordHash.of(word.f0), word.f1));
    EmbeddedFlink.lines(environment, input)
        .flatMap(new Tokenizer())
        .keyBy(word -> word.f0)
        .sum(1)
        .sinkTo(sink);
    environment.execute(name());
    return sink.answer();
  }

  private static final class Tokenizer implements FlatMapFunction<String, Tuple2<String, Integer>> {

    private static final long serialVersionUID = 1L;

    private final Tuple2<String, Integer> one = new Tuple2<>("", 1);

    @Override
    public void flatMap(String line, Collector<Tuple2<String, Integer>> out) {
      String lower = line.toLowerCase(Locale.ROOT);
      int start = -1;
      for (int i = 0; i <= lower.length(); i++) {
        boolean inWord = i < lower.length() && isWordCharacter(lower.charAt(i));
        if (inWord && start < 0) {
          start = i;
        } else if (!inWord && start >= 0) {
          one.f0 = lower.substring(start, i);
          out.collect(one);
          start = -1;
        }
      }
    }

    private static boolean isWordCharacter(char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
  }
}
