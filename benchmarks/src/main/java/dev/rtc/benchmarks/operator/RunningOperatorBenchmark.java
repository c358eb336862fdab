package dev.rtc.benchmarks.operator;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.operator.RunningOperator;
import dev.rtc.operator.StepOrigin;
import dev.rtc.time.Lifetime;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.util.Collector;
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
 * Measures how fast a running count per key, in state on the heap, tells each new value; an
 * operation is a word.
 *
 * <p>State lives for ever, and no update tells the value before. Run it with {@code ./rtc bench
 * operators RunningOperatorBenchmark}. The stock counterpart is a KeyedProcessFunction with a
 * ValueState, as in "Process Function" of Flink's documentation, run by a KeyedProcessOperator.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RunningOperatorBenchmark {

  private static final StepOrigin ORIGIN = new StepOrigin("count", "RunningOperatorBenchmark.java");

  private Chain<String> stock = Chain.end();
  private Chain<String> rtc = Chain.end();

  /** Opens the operators. */
  @Setup
  public void open() throws Exception {
    stock =
        Chain.<Tuple2<String, Long>>end()
            .precededBy(
                new KeyedProcessOperator<>(new CountFunction()),
                Link.REFERENCE,
                Types.STRING,
                word -> word,
                Types.STRING);
    rtc = running(Aggregations.counting());
  }

  /** Closes the operators. */
  @TearDown
  public void close() throws Exception {
    stock.close();
    rtc.close();
  }

  /** Counts in a process function. */
  @Benchmark
  @OperationsPerInvocation(ZipfWords.COUNT)
  public void stock(ZipfWords words, Blackhole out) {
    stock(words, out::consume);
  }

  /** Counts by an aggregation and tells changes. */
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

  private static <A> Chain<String> running(Aggregation<String, A, Long> counting) throws Exception {
    RunningOperator<String, String, A, Long> operator =
        new RunningOperator<>(
            ORIGIN,
            DataType.STRING.key(),
            counting::add,
            counting,
            counting.accumulatorType(DataType.STRING).accumulator(),
            Lifetime.forever(),
            false);
    return Chain.<Change<String, Long>>end()
        .precededBy(
            operator,
            Link.REFERENCE,
            DataType.STRING.typeInformation(),
            StringKey.selector(ORIGIN, word -> word),
            StringKey.TYPE);
  }

  private static final class CountFunction
      extends KeyedProcessFunction<String, String, Tuple2<String, Long>> {

    private static final long serialVersionUID = 1L;

    private transient ValueState<Long> count;

    @Override
    public void open(OpenContext context) {
      count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
    }

    @Override
    public void processElement(String word, Context context, Collector<Tuple2<String, Long>> out)
        throws Exception {
      Long held = count.value();
      long updated = held == null ? 1 : held + 1;
      count.update(updated);
      out.collect(Tuple2.of(context.getCurrentKey(), updated));
    }
  }
}
