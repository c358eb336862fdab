package dev.rtc.benchmarks.wordcount;

import dev.rtc.benchmarks.measure.Report;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/** Counts as Flink's WordCount example does: lines, split by a regular expression, keyBy, sum. */
final class StockVariant implements Variant {

  @Override
  public String name() {
    return Report.STOCK;
  }

  @Override
  public Answer run(Path input, int parallelism) throws Exception {
    StreamExecutionEnvironment environment = EmbeddedFlink.environment(parallelism);
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

    @Override
    public void flatMap(String line, Collector<Tuple2<String, Integer>> out) {
      for (String word : line.toLowerCase(Locale.ROOT).split("\\W+", 0)) {
        if (!word.isEmpty()) {
          out.collect(new Tuple2<>(word, 1));
        }
      }
    }
  }
}
