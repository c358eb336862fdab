package dev.rtc.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.KeyedFlow;
import dev.rtc.Pipeline;
import dev.rtc.sample.Collected;
import dev.rtc.sample.GivenSource;
import dev.rtc.type.Keyed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every aggregation gives in two phases, on an embedded cluster, what its oracle gives. */
class EmbeddedAggregationsTest {

  private static final int AT_ONCE = 10;
  private static final List<Sale> SALES =
      new Random(3).ints(90).mapToObj(seed -> Sale.random(new Random(seed))).toList();

  @Test
  void totals_are_those_of_the_oracles() {
    List<AggregationCase<?>> cases = Catalogue.all().toList();
    for (int from = 0; from < cases.size(); from += AT_ONCE) {
      List<Total<?>> totals = new ArrayList<>();
      for (AggregationCase<?> each : cases.subList(from, Math.min(cases.size(), from + AT_ONCE))) {
        totals.add(new Total<>(each, new Collected<>()));
      }
      run(totals);
      totals.forEach(Total::check);
    }
  }

  private static void run(List<Total<?>> totals) {
    Pipeline.define(
            "aggregations",
            p -> {
              var sales =
                  p.from("sales", GivenSource.of(Sale.TYPE, SALES.toArray(Sale[]::new)))
                      .keyBy(Sale::currency);
              IntStream.range(0, totals.size()).forEach(i -> totals.get(i).append("t" + i, sales));
            })
        .run("--quiet", "--parallelism=2");
  }

  /** A total of a pipeline and where it arrives. */
  private record Total<R>(
      AggregationCase<R> subject, Collected<Keyed<Sale.Currency, R>> collected) {

    void append(String id, KeyedFlow<Sale.Currency, Sale> sales) {
      sales.total(id, subject.aggregation()).to(id + "-out", collected);
    }

    void check() {
      assertThat(collected.records())
          .as("%s", subject)
          .extracting(Keyed::key)
          .containsExactlyInAnyOrder(Sale.Currency.values());
      for (Keyed<Sale.Currency, R> total : collected.records()) {
        R expected = subject.oracle().apply(salesIn(total.key()).toList());
        assertThat(subject.same().test(total.value(), expected))
            .as("%s: %s and %s", subject, total.value(), expected)
            .isTrue();
      }
    }

    private static Stream<Sale> salesIn(Sale.Currency currency) {
      return SALES.stream().filter(sale -> sale.currency() == currency);
    }
  }
}
