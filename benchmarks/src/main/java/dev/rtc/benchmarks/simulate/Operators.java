package dev.rtc.benchmarks.simulate;

import static dev.rtc.aggregate.Aggregations.averaging;
import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.aggregate.Aggregations.countingDistinct;
import static dev.rtc.aggregate.Aggregations.maximumBy;
import static dev.rtc.aggregate.Aggregations.summing;
import static dev.rtc.time.Window.hopping;
import static dev.rtc.time.Window.session;
import static dev.rtc.time.Window.tumbling;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.rtc.Assembly;
import dev.rtc.Flow;
import dev.rtc.KeyedFlow;
import dev.rtc.Pipeline;
import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.OnError;
import dev.rtc.state.Ranking;
import dev.rtc.testing.simulation.Simulation;
import dev.rtc.time.Corrections;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.type.DataType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Lists a small pipeline for each verb and each of its choices. */
final class Operators {

  private static final EventTime<Sale> TIME = EventTime.ascending(Sale::at).neverIdle();

  private final Map<String, Simulation> all = new LinkedHashMap<>();

  private Operators() {
    stateless();
    tables();
    keyed();
    windows();
    flinks();
  }

  /** Returns the simulation of each, by name. */
  static Map<String, Simulation> all() {
    return new Operators().all;
  }

  private void stateless() {
    add(
        "stateless",
        p ->
            sales(p)
                .filter("dear", sale -> sale.cents() > 100)
                .flatMap(
                    "twice",
                    DataType.of(Sale.class),
                    (sale, out) -> {
                      out.collect(sale);
                      out.collect(sale);
                    })
                .map("product", Sale::product)
                .to("out", Ends.facts()));
    add(
        "branch",
        p ->
            sales(p)
                .branch("by-size")
                .when("gift", sale -> sale.cents() == 0, gifts -> gifts.to("gifts", Ends.facts()))
                .otherwise()
                .keyBy(Sale::shop)
                .running("sums", summing(Sale::cents), Updates.each(), Lifetime.forever())
                .to("rows", Ends.rows()));
    all.put(
        "union",
        simulation(
                "union",
                p ->
                    sales(p)
                        .union(p.from("others", Ends.endless(), TIME))
                        .keyBy(Sale::shop)
                        .window(tumbling(ofMinutes(1)), Late.drop())
                        .aggregate("sums", summing(Sale::cents))
                        .to("out", Ends.facts()))
            .input("others", Sale.some()));
    add(
        "on-error",
        p -> {
          p.onError(OnError.to("bad", Ends.<DeadLetter>facts()));
          sales(p)
              .map("share", DataType.LONG, Operators::share)
              .keyBy(share -> share % 3)
              .running("count", counting(), Updates.each(), Lifetime.forever())
              .to("rows", Ends.rows());
        });
    // a dead letter also tells when, by the machine's clock
    amend("on-error", each -> each.comparing("bad", (DeadLetter bad) -> bad.toString()));
  }

  /** Throws an exception of its own: the JVM leaves the message of those it throws often out. */
  private static long share(Sale sale) {
    if (sale.cents() == 0) {
      throw new IllegalArgumentException("a sale for nothing");
    }
    return 100_000 / sale.cents();
  }

  private void amend(String name, UnaryOperator<Simulation> change) {
    all.computeIfPresent(name, (same, simulation) -> change.apply(simulation));
  }

  private void tables() {
    add(
        "running",
        p ->
            byShop(p)
                .running("sums", summing(Sale::cents), Updates.each(), Lifetime.forever())
                .to("rows", Ends.rows()));
    add(
        "running-combined",
        p ->
            byShop(p)
                .running(
                    "sums", summing(Sale::cents), Updates.within(ofMillis(300)), Lifetime.forever())
                .to("rows", Ends.rows()));
    add(
        "running-distinct",
        p ->
            byShop(p)
                .running(
                    "products",
                    countingDistinct(DataType.TEXT, Sale::product),
                    Updates.each(),
                    Lifetime.eventTime(ofMinutes(60)).thenKeep())
                .to("rows", Ends.rows()));
    add(
        "changes",
        p ->
            byShop(p)
                .running("sums", summing(Sale::cents), Updates.each(), Lifetime.forever())
                .changes("changes")
                .to("out", Ends.facts()));
    add(
        "table-map-filter",
        p ->
            byShop(p)
                .running("sums", summing(Sale::cents), Updates.each(), Lifetime.forever())
                .map("euros", DataType.LONG, row -> row.value() / 100)
                .filter("odd", row -> row.value() % 2 == 1)
                .to("rows", Ends.rows()));
    add("latest", p -> byShop(p).latest("latest", Lifetime.forever()).to("rows", Ends.rows()));
    add(
        "top",
        p ->
            byShop(p)
                .top(
                    "top",
                    2,
                    Ranking.highest(Sale::cents).thenHighest(Sale::at),
                    Lifetime.forever())
                .to("rows", Ends.rows()));
    add(
        "distinct-top",
        p ->
            byShop(p)
                .top(
                    "top",
                    2,
                    Ranking.highest(Sale::cents)
                        .thenHighest(Sale::at)
                        .onePer(DataType.TEXT, Sale::product),
                    Lifetime.forever())
                .to("rows", Ends.rows()));
  }

  private void keyed() {
    add(
        "total",
        p ->
            p.from("sales", Ends.bounded(), TIME)
                .keyBy(Sale::shop)
                .total("totals", summing(Sale::cents))
                .to("out", Ends.facts()));
    add(
        "text-keys",
        p ->
            p.from("sales", Ends.bounded())
                .keyBy(Sale::product)
                .total("dearest", maximumBy(Sale::cents))
                .to("out", Ends.facts()));
    add("first", p -> byShop(p).first("first", Lifetime.forever()).to("out", Ends.facts()));
    add(
        "stateful",
        p ->
            byShop(p)
                .stateful(
                    "reminding",
                    DataType.LONG,
                    DataType.STRING,
                    Lifetime.forever(),
                    new Reminding())
                .to("out", Ends.facts()));
    // between a timer and a record there is no order
    amend("stateful", each -> each.unordered("out"));
  }

  private void windows() {
    add(
        "tumbling",
        p ->
            byShop(p)
                .window(tumbling(ofSeconds(30)), Late.drop())
                .aggregate("mean", averaging(Sale::cents))
                .to("out", Ends.facts()));
    add(
        "hopping",
        p ->
            byShop(p)
                .window(hopping(ofSeconds(60), ofSeconds(20)), Late.to("late", Ends.facts()))
                .aggregate("sums", summing(Sale::cents))
                .to("out", Ends.facts()));
    add(
        "session",
        p ->
            byShop(p)
                .window(session(ofSeconds(30)), Late.drop())
                .aggregate("sums", summing(Sale::cents))
                .to("out", Ends.facts()));
    add(
        "global-window",
        p ->
            sales(p)
                .window(tumbling(ofSeconds(30)), Late.drop())
                .aggregate("sums", summing(Sale::cents))
                .to("out", Ends.facts()));
    add(
        "corrected-windows",
        p ->
            byShop(p)
                .window(
                    tumbling(ofSeconds(30)),
                    Corrections.early(ofMillis(400))
                        .allowedLateness(ofMinutes(10))
                        .then(Late.drop()))
                .aggregate("sums", summing(Sale::cents))
                .to("rows", Ends.rows()));
    add(
        "corrected-sessions",
        p ->
            byShop(p)
                .window(
                    session(ofSeconds(30)),
                    Corrections.allowedLateness(ofMinutes(10)).then(Late.drop()))
                .aggregate("sums", summing(Sale::cents))
                .to("rows", Ends.rows()));
    add(
        "windows-of-windows",
        p ->
            byShop(p)
                .window(tumbling(ofSeconds(10)), Late.drop())
                .aggregate("small", summing(Sale::cents))
                .keyBy(small -> small.key())
                .window(tumbling(ofSeconds(60)), Late.drop())
                .aggregate("large", counting())
                .to("out", Ends.facts()));
  }

  private void flinks() {
    add(
        "process",
        p -> byShop(p).process("latest", DataType.STRING, new Latest()).to("out", Ends.facts()));
    add(
        "transform",
        p ->
            sales(p)
                .transform(
                    "dearest",
                    DataType.of(Sale.class),
                    stream ->
                        stream.keyBy(Sale::shop).reduce((a, b) -> a.cents() >= b.cents() ? a : b))
                .to("out", Ends.facts()));
    amend("transform", each -> each.ordered("out", (Sale sale) -> sale.shop()));
  }

  private static Flow<Sale> sales(Assembly p) {
    return p.from("sales", Ends.endless(), TIME);
  }

  private static KeyedFlow<String, Sale> byShop(Assembly p) {
    return sales(p).keyBy(Sale::shop);
  }

  private void add(String name, Consumer<Assembly> body) {
    all.put(name, simulation(name, body));
  }

  private static Simulation simulation(String name, Consumer<Assembly> body) {
    return Simulation.of(Pipeline.define(name, body)).input("sales", Sale.some());
  }
}
