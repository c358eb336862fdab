package dev.rtc.benchmarks.operator;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Measures how fast partial counts are merged into keyed state on the heap, without a combiner and
 * a shuffle in front; an operation is a partial count of one word.
 *
 * <p>Run it with {@code ./rtc bench operators TotalOperatorBenchmark}. The stock counterpart is
 * what {@code keyBy(..).sum(1)} becomes: a StreamGroupedReduceOperator with a SumAggregator. It
 * tells every new sum, the total is told at the end.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TotalOperatorBenchmark {
  private Chain<String> stock = Chain.end();
  private Chain<String> rtc = Chain.end();

  /** Opens the operators. */
  @Setup
  public void open() throws Exception {
    stock = StockSum.open(Link.REFERENCE);
    rtc = merging(Aggregations.counting());
  }

  /** Closes the operators. */
  @TearDown
  public void close() throws Exception {
    stock.close();
    rtc.close();
  }

  /** Sums pairs of word and number. */
  @Benchmark
  @OperationsPerInvocation(ZipfWords.COUNT)
  public void stock(ZipfWords words, Blackhole out) {
    stock(words, out::consume);
  }

  /** Merges accumulators. */
  @Benchmark
  @OperationsPerInvocation(ZipfWords.COUNT)
  public void rtc(ZipfWords words, Blackhole out) {
    rtc(words, out::consume);
  }

  void stock(ZipfWords words, Consumer<Object> out) {
    stock.into(out);
    words.read(stock::process);
  }

  void rtc(ZipfWords words, Consumer<Object> out) {
    rtc.into(out);
    words.read(rtc::process);
  }

  void endInput() throws Exception {
    rtc.endInput();
  }

  private static <A> Chain<String> merging(Aggregation<String, A, Long> counting) throws Exception {
    return RtcTotal.open(counting, Link.REFERENCE)
        .precededBy(
            new StreamMap<String, Keyed<String, A>>(
                word -> new Keyed<>(word, counting.add(counting.create(), word))),
            Link.REFERENCE,
            DataType.STRING.typeInformation());
  }
}
