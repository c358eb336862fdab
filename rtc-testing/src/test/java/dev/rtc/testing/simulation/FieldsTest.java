package dev.rtc.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shows how many seeds find the commonest bug of all: what no checkpoint holds. */
class FieldsTest {

  private static final long SEEDS = 20;

  @ParameterizedTest
  @CsvSource({"4, 5", "100, 10"})
  void many_seeds_find_a_counter_in_a_field(int records, long fewest) {
    Simulation simulation =
        Simulation.of(
                "counts",
                (environment, ends) ->
                    Sums.numbers(environment, ends)
                        .keyBy(number -> number % 2)
                        .process(new Counts())
                        .returns(Types.STRING)
                        .uid("counts")
                        .sinkTo(ends.sink("out", Types.STRING))
                        .uid("out"))
            .input("numbers", Sums.numbers(records))
            .shrinkWithin(0);

    long found =
        LongStream.rangeClosed(1, SEEDS).filter(seed -> fails(simulation.seed(seed))).count();

    assertThat(found).isGreaterThanOrEqualTo(fewest);
  }

  private static boolean fails(Simulation simulation) {
    try {
      simulation.run();
      return false;
    } catch (AssertionError found) {
      return true;
    }
  }

  private static final class Counts extends KeyedProcessFunction<Long, Long, String> {

    private static final long serialVersionUID = 1L;

    private final Map<Long, Integer> counts = new HashMap<>();

    @Override
    public void processElement(Long number, Context context, Collector<String> out) {
      long key = context.getCurrentKey();
      out.collect(key + " " + counts.merge(key, 1, Integer::sum));
    }
  }
}
