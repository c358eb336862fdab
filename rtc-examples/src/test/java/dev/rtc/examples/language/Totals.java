package dev.rtc.examples.language;

import dev.rtc.Flow;
import dev.rtc.KeyedFlow;
import dev.rtc.aggregate.Aggregation;
import dev.rtc.connector.SinkSpec;
import dev.rtc.testing.PipelineTest;
import dev.rtc.type.Keyed;
import java.util.ArrayList;
import java.util.List;

/** Compares the results of aggregations over the same sales, all of them in one pipeline. */
final class Totals {

  private static final String ONE_KEY = "all";

  private final Sale[] sales;
  private final SinkSpec<Object> out = Given.sink();
  private final List<Expectation<?>> expectations = new ArrayList<>();

  private Totals(Sale[] sales) {
    this.sales = sales;
  }

  static Totals of(Sale... sales) {
    return new Totals(sales);
  }

  <R> Totals gives(R expected, Aggregation<? super Sale, ?, R> aggregation) {
    expectations.add(new Expectation<>(expected, aggregation));
    return this;
  }

  void hold() {
    Story story =
        Story.of(
            p -> {
              Flow<Sale> archive = p.from("archive", Given.bounded(Sale.class));
              KeyedFlow<String, Sale> all = archive.keyBy(sale -> ONE_KEY);
              for (int i = 0; i < expectations.size(); i++) {
                expectations.get(i).total(all, i);
              }
            });
    for (Sale sale : sales) {
      story.with(t -> t.input("archive").send(sale));
    }

    PipelineTest told = story.undisturbed();

    for (int i = 0; i < expectations.size(); i++) {
      told.output("out-" + i).containsExactly(expectations.get(i).result());
    }
    story.goesOnAfterRestarts();
  }

  /** Is what an aggregation should give. */
  private final class Expectation<R> {

    private final R expected;
    private final Aggregation<? super Sale, ?, R> aggregation;

    Expectation(R expected, Aggregation<? super Sale, ?, R> aggregation) {
      this.expected = expected;
      this.aggregation = aggregation;
    }

    void total(KeyedFlow<String, Sale> all, int number) {
      all.total("total-" + number, aggregation).to("out-" + number, out);
    }

    Object result() {
      return new Keyed<>(ONE_KEY, expected);
    }
  }
}
