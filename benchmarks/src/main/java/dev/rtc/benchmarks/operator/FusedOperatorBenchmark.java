package dev.rtc.benchmarks.operator;

import dev.rtc.operator.FusedOperator;
import dev.rtc.operator.Stage;
import dev.rtc.operator.StepOrigin;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.StreamFilter;
import org.apache.flink.streaming.api.operators.StreamFlatMap;
import org.apache.flink.streaming.api.operators.StreamMap;
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
 * Measures what it costs to pass a record through three small steps: a map, a filter that keeps
 * half, and a flat map that tells two for one; an operation is a record that enters.
 *
 * <p>Run it with {@code ./rtc bench operators FusedOperatorBenchmark}. The stock counterpart is
 * what {@code stream.map(..).filter(..).flatMap(..)} becomes: StreamMap, StreamFilter and
 * StreamFlatMap, chained as by Flink's OperatorChain.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FusedOperatorBenchmark {

  static final int READINGS = 1000;

  private static final TypeInformation<Reading> POJO = TypeInformation.of(Reading.class);
  private static final TypeInformation<Reading> GENERATED =
      DataType.of(Reading.class).typeInformation();

  private final List<Reading> readings =
      IntStream.range(0, READINGS).mapToObj(i -> new Reading(i, "hall", i % 100 - 50)).toList();
  private Chain<Reading> copying = Chain.end();
  private Chain<Reading> reusing = Chain.end();
  private Chain<Reading> fused = Chain.end();

  /** Holds what passes. */
  public record Reading(long sensor, String place, double celsius) {

    Reading warmer() {
      return new Reading(sensor, place, celsius + 1);
    }

    boolean thawing() {
      return celsius > 0;
    }

    void twice(Collector<? super Reading> out) {
      out.collect(this);
      out.collect(new Reading(-sensor, place, celsius));
    }
  }

  /** Opens the operators. */
  @Setup
  public void open() throws Exception {
    copying = stockChain(Link.COPY);
    reusing = stockChain(Link.REFERENCE);
    fused =
        Chain.<Reading>end().precededBy(new FusedOperator<>(stages()), Link.REFERENCE, GENERATED);
  }

  /** Closes the operators. */
  @TearDown
  public void close() throws Exception {
    copying.close();
    reusing.close();
    fused.close();
  }

  /** Chains Flink's operators, which copies records in between. */
  @Benchmark
  @OperationsPerInvocation(READINGS)
  public void stock(Blackhole out) {
    stock(out::consume);
  }

  /** Chains Flink's operators with object reuse. */
  @Benchmark
  @OperationsPerInvocation(READINGS)
  public void stockTuned(Blackhole out) {
    stockTuned(out::consume);
  }

  /** Runs one operator for the three steps. */
  @Benchmark
  @OperationsPerInvocation(READINGS)
  public void rtc(Blackhole out) {
    rtc(out::consume);
  }

  void stock(Consumer<Object> out) {
    pass(copying, out);
  }

  void stockTuned(Consumer<Object> out) {
    pass(reusing, out);
  }

  void rtc(Consumer<Object> out) {
    pass(fused, out);
  }

  private void pass(Chain<Reading> chain, Consumer<Object> out) {
    chain.into(out);
    for (Reading reading : readings) {
      chain.process(reading);
    }
  }

  private static Chain<Reading> stockChain(Link link) throws Exception {
    return Chain.<Reading>end()
        .precededBy(new StreamFlatMap<Reading, Reading>(Reading::twice), link, POJO)
        .precededBy(new StreamFilter<>(Reading::thawing), link, POJO)
        .precededBy(new StreamMap<Reading, Reading>(Reading::warmer), link, POJO);
  }

  private static List<Stage> stages() {
    return List.of(
        new Stage.Map(origin("warmer"), reading -> ((Reading) reading).warmer()),
        new Stage.Filter(origin("thawing"), reading -> ((Reading) reading).thawing()),
        new Stage.FlatMap(origin("twice"), (reading, out) -> ((Reading) reading).twice(out)));
  }

  private static StepOrigin origin(String id) {
    return new StepOrigin(id, "FusedOperatorBenchmark.java");
  }
}
