package dev.rtc.testing.upgrade;

import static dev.rtc.testing.upgrade.Verdict.BREAKS;
import static dev.rtc.testing.upgrade.Verdict.MIGRATES;
import static dev.rtc.testing.upgrade.Verdict.SAFE;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists the kinds of changes that are made to pipelines which have run. */
final class ChangeCatalogue {

  private ChangeCatalogue() {}

  private static final String LATEST =
      """
      p.from("lines", Lines.source()).map("order", Demo::order).keyBy(o -> o.key())
        .latest("last", Lifetime.forever())
        .changes("changes").map("text", change -> change.toString()).to("results", Lines.sink())
      """;

  private static final String RUNNING =
      """
      p.from("lines", Lines.source()).keyBy(Lines::key)
        .running("sum", AGGREGATION, Updates.each(), Lifetime.forever())
        .changes("changes").map("text", change -> change.toString()).to("results", Lines.sink())
      """;

  private static final String SUM = "Aggregations.<String>summing(Lines::amount)";

  private static final String WINDOWS =
      """
      p.from("lines", Lines.source(), EventTime.ascending(Lines::at).neverIdle()).keyBy(Lines::key)
        .window(Window.tumbling(Duration.ofSeconds(SIZE)), Late.drop())
        .aggregate("sum", Aggregations.<String>summing(Lines::amount))
        .map("text", window -> window.key() + "=" + window.value()).to("results", Lines.sink())
      """;

  private static final String POJOS =
      LATEST
          .replace(
              "\"order\", Demo::order",
              "\"order\", DataType.flink(TypeInformation.of(Pojo.class)), Demo::order")
          .replace("o.key()", "o.key");

  private static String pojo(String more) {
    return """
    public static class Pojo { public String key; %s }
    static Pojo order(String line) { Pojo p = new Pojo(); p.key = Lines.key(line); return p; }
    """
        .formatted(more);
  }

  private static final String LISTED =
      LATEST.replace(
          ".latest(\"last\", Lifetime.forever())",
          ".running(\"all\", Aggregations.toList(), Updates.each(), Lifetime.forever())");

  private static final String ORDER =
      order("String key, long amount", "Lines.key(line), Lines.amount(line)");

  static final String PASSING =
      """

      static final class Passing extends KeyedProcessFunction<String, String, String> {
        private transient ValueState<Long> seen;
        public void open(OpenContext context) {
          seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.LONG));
        }
        public void processElement(String line, Context context, Collector<String> out) throws Exception {
          seen.update(1L);
          out.collect(line);
        }
      }
      """;

  /**
   * Is one change.
   *
   * @param name what changes
   * @param was types and body of the old version
   * @param is types and body of the new version
   * @param verdict what becomes of the state
   * @param kept tells by what the new version wrote that the state was there
   * @param says what the report must say about it
   */
  record Case(
      String name,
      List<String> was,
      List<String> is,
      Verdict verdict,
      Predicate<List<String>> kept,
      String says) {

    @Override
    public String toString() {
      return name + " " + verdict;
    }
  }

  private static String order(String fields, String values) {
    return order(fields, values, "");
  }

  private static String order(String fields, String values, String more) {
    return """
    public record Order(%s) {}
    static Order order(String line) { return new Order(%s); }
    %s
    """
        .formatted(fields, values, more);
  }

  /** The first order after the restart updates the row that was there before. */
  private static boolean updates(List<String> written) {
    return written.get(0).contains("UPDATE_BEFORE") || written.get(0).contains("UPDATE_AFTER");
  }

  private static Case latest(String name, String is, Verdict verdict, String says) {
    return latest(name, ORDER, is, verdict, says);
  }

  private static Case latest(String name, String was, String is, Verdict verdict, String says) {
    return new Case(
        name, List.of(was, LATEST), List.of(is, LATEST), verdict, ChangeCatalogue::updates, says);
  }

  private static Case bodies(String name, String was, String is, Verdict verdict, String says) {
    return new Case(
        name, List.of(ORDER, was), List.of(ORDER, is), verdict, ChangeCatalogue::updates, says);
  }

  /** What was written and not committed is committed by the next version, or it is lost. */
  private static Case batches(int was, int is, Verdict verdict, String says) {
    String body = "p.from(\"lines\", Lines.source()).to(\"results\", Lines.committingSink(%d))";
    return new Case(
        "the batches of a sink change from version %d to %d".formatted(was, is),
        List.of(ORDER, body.formatted(was)),
        List.of(ORDER, body.formatted(is)),
        verdict,
        written -> written.containsAll(List.of("a 1 10", "b 3 20")),
        says);
  }

  private static String running(String aggregation) {
    return RUNNING.replace("AGGREGATION", aggregation);
  }

  static Stream<Case> fields() {
    String colours = "public enum Colour { %s }";
    String coloured = order("String key, Colour colour", "Lines.key(line), Colour.RED", colours);
    String shapes =
        """
        public sealed interface Shape {}
        public record Square(long side) implements Shape {}
        %s
        """;
    String shaped =
        order("String key, Shape shape", "Lines.key(line), new Square(Lines.amount(line))", shapes);
    String circle = "public record Circle(long radius) implements Shape {}";
    return Stream.of(
        latest("nothing", ORDER, SAFE, "nothing differs"),
        latest(
            "an optional field is added",
            order(
                "String key, long amount, Optional<String> note",
                "Lines.key(line), Lines.amount(line), Optional.of(\"n\")"),
            MIGRATES,
            "Order.note"),
        latest(
            "a field is added",
            order(
                "String key, long amount, String note",
                "Lines.key(line), Lines.amount(line), \"n\""),
            BREAKS,
            "declare it Optional"),
        latest("a field is removed", order("String key", "Lines.key(line)"), MIGRATES, "absent"),
        latest(
            "fields are reordered",
            order("long amount, String key", "Lines.amount(line), Lines.key(line)"),
            MIGRATES,
            "read by name"),
        latest(
            "a field is retyped",
            order("String key, int amount", "Lines.key(line), (int) Lines.amount(line)"),
            BREAKS,
            "Order.amount: was Long, is Integer"),
        latest(
            "a field is renamed",
            order("String key, long cents", "Lines.key(line), Lines.amount(line)"),
            BREAKS,
            "Order.cents: was absent"),
        latest(
            "a primitive is boxed",
            order("String key, Long amount", "Lines.key(line), Lines.amount(line)"),
            MIGRATES,
            "or null"),
        latest(
            "a constant is added",
            coloured.formatted("RED"),
            coloured.formatted("GREEN, RED"),
            SAFE,
            "constants are read by name"),
        latest(
            "a constant is removed",
            coloured.formatted("GREEN, RED"),
            coloured.formatted("RED"),
            BREAKS,
            "constant GREEN"),
        new Case(
            "a POJO gains a field",
            List.of(pojo("public long amount;"), POJOS),
            List.of(pojo("public long amount; public String note;"), POJOS),
            MIGRATES,
            ChangeCatalogue::updates,
            "it says so itself"),
        new Case(
            "a field of a POJO is retyped",
            List.of(pojo("public long amount;"), POJOS),
            List.of(pojo("public String amount;"), POJOS),
            BREAKS,
            ChangeCatalogue::updates,
            "it says so itself"),
        latest(
            "the record is renamed",
            ORDER.replace("Order(", "Purchase(").replace("Order order", "Purchase order"),
            BREAKS,
            "state is found by the name of the class"),
        latest(
            "a case is added",
            shaped.formatted(""),
            shaped.formatted(circle),
            SAFE,
            "demo.Demo$Circle"),
        latest(
            "a case is removed",
            shaped.formatted(circle),
            shaped.formatted(""),
            BREAKS,
            "demo.Demo$Circle"));
  }

  static Stream<Case> steps() {
    String running = running(SUM).substring(running(SUM).indexOf("\n  .running"));
    String source = "p.from(\"lines\", Lines.source(%d)).keyBy(Lines::key)";
    return Stream.of(
        bodies(
            "the type of the key changes",
            running(SUM),
            running(SUM)
                .replace(".keyBy(Lines::key)", ".keyBy(line -> (long) Lines.key(line).length())"),
            BREAKS,
            "key: was String, is Long"),
        bodies(
            "a step is renamed",
            LATEST,
            LATEST.replace("\"last\"", "\"newest\""),
            BREAKS,
            "the new step 'newest' keeps the same: was it renamed? keep the id 'last'"),
        bodies(
            "a stateless step is renamed",
            LATEST,
            LATEST.replace("\"order\"", "\"parse\""),
            SAFE,
            "it kept no state"),
        bodies(
            "a stateful step is added",
            LATEST,
            LATEST.replace(
                ".map(\"order\"",
                ".keyBy(Lines::key).process(\"p\", DataType.STRING, new Passing()).map(\"order\""),
            SAFE,
            "it begins with empty state"),
        bodies(
            "a stateful step is removed",
            LATEST,
            "p.from(\"lines\", Lines.source()).map(\"text\", l -> l).to(\"results\", Lines.sink())",
            BREAKS,
            "--allowNonRestoredState"),
        bodies(
            "a step does something else under its id",
            running(SUM),
            running(SUM)
                .replace(
                    ".running(\"sum\", " + SUM + ", Updates.each(), Lifetime.forever())",
                    ".latest(\"sum\", Lifetime.forever())"),
            BREAKS,
            "what it holds is lost"),
        bodies(
            "an aggregation with the same accumulator",
            running(SUM),
            running("Aggregations.<String>counting()"),
            SAFE,
            "fold Counting"),
        bodies(
            "an aggregation with another accumulator",
            running(SUM),
            running("Aggregations.<String>averaging(line -> Lines.amount(line))"),
            BREAKS,
            "state accumulator"),
        new Case(
            "the accumulator's records gain a field",
            List.of(ORDER, LISTED),
            List.of(
                order(
                    "String key, long amount, Optional<String> note",
                    "Lines.key(line), Lines.amount(line), Optional.of(\"n\")"),
                LISTED),
            MIGRATES,
            ChangeCatalogue::updates,
            "Order.note"),
        bodies(
            "the connector writes a newer version",
            source.formatted(1) + running,
            source.formatted(2) + running,
            MIGRATES,
            "connectors read their older versions"),
        bodies(
            "the connector writes an older version",
            source.formatted(2) + running,
            source.formatted(1) + running,
            BREAKS,
            "connector"),
        batches(1, 2, MIGRATES, "connectors read their older versions"),
        batches(2, 1, BREAKS, "committables"),
        new Case(
            "the size of a window",
            List.of(ORDER, WINDOWS.replace("SIZE", "60")),
            List.of(ORDER, WINDOWS.replace("SIZE", "120")),
            SAFE,
            written -> written.containsAll(List.of("a=1", "a=2", "b=3")),
            "under the new meaning"));
  }
}
