package dev.rtc.benchmarks.operator;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.operator.CombineOperator;
import dev.rtc.type.DataType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
 * Measures how fast words of a Zipf distribution are counted in two phases, with the bytes of a
 * shuffle between them; an operation is a word.
 *
 * <p>The combiner flushes every 200,000 words, as at a million words per second and a delay of 200
 * milliseconds. Run it with {@code ./rtc bench operators CombineOperatorBenchmark}. The stock
 * counterpart is what {@code words.keyBy(..).sum(1)} becomes: each word goes through the bytes of
 * the shuffle to a StreamGroupedReduceOperator with a SumAggregator. It tells every new sum, the
 * total is told at the end.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CombineOperatorBenchmark {

  private static final Duration DELAY = Duration.ofMillis(200);

  private Chain<String> stock = Chain.end();
  private Chain<String> rtc = Chain.end();

  /** Opens the operators. */
  @Setup
  public void open() throws Exception {
    stock = StockSum.open(Link.WIRE);
    rtc = combining(Aggregations.counting());
  }

  /** Closes the operators. */
  @TearDown
  public void close() throws Exception {
    stock.close();
    rtc.close();
  }

  /** Sends every word, and sums per key. */
  @Benchmark
  @OperationsPerInvocation(ZipfWords.COUNT)
  public void stock(ZipfWords words, Blackhole out) {
    stock(words, out::consume);
  }

  /** Sends a partial count per key, and merges per key. */
  @Benchmark
  @OperationsPerInvocation(ZipfWords.COUNT)
  public void rtc(ZipfWords words, Blackhole out) throws Exception {
    rtc(words, out::consume);
  }

  void stock(ZipfWords words, Consumer<Object> out) {
    stock.into(out);
    words.read(stock::process);
  }

  void rtc(ZipfWords words, Consumer<Object> out) throws Exception {
    rtc.into(out);
    words.read(rtc::process);
    rtc.advance(DELAY);
  }

  void endInput() throws Exception {
    rtc.endInput();
  }

  private static <A> Chain<String> combining(Aggregation<String, A, Long> counting)
      throws Exception {
    return RtcTotal.open(counting, Link.WIRE)
        .precededBy(
            new CombineOperator<>(
                RtcTotal.ORIGIN, word -> word, DataType.STRING.key(), counting, DELAY.toMillis()),
            Link.REFERENCE,
            DataType.STRING.typeInformation());
  }
}
