package dev.rtc.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple1;
import org.apache.flink.api.java.tuple.Tuple2;
import org.junit.jupiter.api.Test;

/** Plants bugs that no test of one record at a time can see; each has a twin without it. */
class PlantedBugsTest {

  private static final long SEEDS = 1000;
  private static final long SEEDS_OF_TWIN = Long.getLong("rtc.simulation.seeds", 100);
  private static final long KEYS = 3;
  private static final Text[] LINES =
      IntStream.range(0, 12)
          .mapToObj(i -> Text.of("word%d and more".formatted(i)))
          .toArray(Text[]::new);

  @Test
  void a_buffer_not_flushed_at_the_barrier_is_found() {
    assertFound(batching(Batching.unflushed(number -> number)));

    assertPasses(batching(Batching.right(number -> number)));
  }

  private static Simulation batching(Batching<Long> operator) {
    return Sums.simulation(
        "batching",
        (environment, ends) ->
            Sums.numbers(environment, ends)
                .transform("batches", Types.LONG, operator)
                .uid("batches")
                .sinkTo(ends.sink("out", Types.LONG))
                .uid("out"));
  }

  @Test
  void an_identity_copy_of_mutable_state_is_found() {
    assertFound(counting(new Counting(new Tally.SharingSerializer())));

    assertPasses(counting(new Counting(new Tally.Serializer())));
  }

  @Test
  void an_identity_copy_does_no_harm_in_rocksdb_which_keeps_bytes() {
    assertPasses(
        counting(new Counting(new Tally.SharingSerializer())).backend(Backend.ROCKSDB),
        Long.getLong("rtc.simulation.seeds", 25));
  }

  private static Simulation counting(Counting function) {
    return Sums.simulation(
            "counting",
            (environment, ends) ->
                Sums.numbers(environment, ends)
                    .keyBy(number -> number % KEYS)
                    .process(function)
                    .returns(Sums.PAIR)
                    .uid("counts")
                    .sinkTo(ends.sink("out", Sums.PAIR))
                    .uid("out"))
        .ordered("out", (Tuple2<Long, Long> count) -> count.f0);
  }

  @Test
  void a_timer_lost_on_rescaling_is_found() {
    assertFound(reminding(new Reminders(false)));

    assertPasses(reminding(new Reminders(true)));
  }

  private static Simulation reminding(Reminders operator) {
    return Sums.simulation(
        "reminders",
        (environment, ends) ->
            Sums.numbers(environment, ends)
                .keyBy(number -> number % KEYS)
                .transform("reminders", Sums.PAIR, operator)
                .uid("reminders")
                .sinkTo(ends.sink("out", Sums.PAIR))
                .uid("out"));
  }

  @Test
  void an_unstable_key_hash_is_found() {
    assertFails(summing(new Remainder(false)), "is not in KeyGroupRange");

    assertPasses(summing(new Remainder(true)));
  }

  private static Simulation summing(Remainder remainder) {
    return Sums.simulation(
        "sums",
        (environment, ends) ->
            Sums.numbers(environment, ends)
                .keyBy(remainder, TypeInformation.of(Remainder.Key.class))
                .reduce(Long::sum)
                .uid("sums")
                .sinkTo(ends.sink("out", Types.LONG))
                .uid("out"));
  }

  @Test
  void a_serializer_that_swaps_two_fields_is_found() {
    assertFound(remembering(new Previous(new Transfer.SwappingSerializer())));

    assertPasses(remembering(new Previous(new Transfer.Serializer())));
  }

  private static Simulation remembering(Previous function) {
    return Sums.simulation(
        "previous",
        (environment, ends) ->
            Sums.numbers(environment, ends)
                .keyBy(number -> number % KEYS)
                .process(function)
                .returns(Sums.PAIR)
                .uid("previous")
                .sinkTo(ends.sink("out", Sums.PAIR))
                .uid("out"));
  }

  @Test
  void a_sink_that_acknowledges_early_is_found() {
    assertFound(committing(CommittingSink.Flaw.ACKNOWLEDGES_EARLY));

    assertPasses(committing(CommittingSink.Flaw.NONE));
  }

  @Test
  void a_sink_that_commits_twice_is_found() {
    assertFound(
        committing(CommittingSink.Flaw.COMMITS_TWICE)
            .only(Fault.ALIGNED_CHECKPOINT, Fault.FAILING_COMMIT));
  }

  private static Simulation committing(CommittingSink.Flaw flaw) {
    return Sums.simulation(
        "committing",
        (environment, ends) ->
            Sums.numbers(environment, ends)
                .rebalance()
                .sinkTo(new CommittingSink(ends.outside("out"), flaw))
                .uid("out"));
  }

  /** Its bytes are never changed: what is kept of it without a copy stays what it was. */
  @Test
  void a_text_is_no_view_and_may_be_kept() {
    TypeInformation<Text> type = DataType.TEXT.typeInformation();

    assertPasses(
        Simulation.of(
                "texts",
                (environment, ends) ->
                    environment
                        .fromSource(
                            ends.source("lines", type), WatermarkStrategy.noWatermarks(), "lines")
                        .uid("lines")
                        .map(line -> line.slice(0, line.indexOf((byte) ' ', 0)))
                        .returns(type)
                        .uid("words")
                        .rebalance()
                        .transform("batches", type, Batching.<Text>keepingViews())
                        .uid("batches")
                        .sinkTo(ends.sink("out", type))
                        .uid("out"))
            .input("lines", LINES));
  }

  @Test
  void a_view_kept_beyond_its_call_is_found() {
    assertFound(viewing(Batching.keepingViews()));

    assertPasses(viewing(Batching.right(tuple -> tuple.copy())));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of generic tuples
  private static Simulation viewing(Batching<Tuple1<Long>> operator) {
    Tuple1<Long>[] tuples = LongStream.range(0, 12).mapToObj(Tuple1::of).toArray(Tuple1[]::new);
    return Simulation.of(
            "views",
            (environment, ends) ->
                environment
                    .fromSource(
                        ends.source("tuples", Types.<Tuple1<Long>>TUPLE(Types.LONG)),
                        WatermarkStrategy.noWatermarks(),
                        "tuples")
                    .uid("tuples")
                    .transform("batches", Types.<Tuple1<Long>>TUPLE(Types.LONG), operator)
                    .uid("batches")
                    .sinkTo(ends.sink("out", Types.<Tuple1<Long>>TUPLE(Types.LONG)))
                    .uid("out"))
        .input("tuples", tuples)
        .invariant(
            "no record turns into another",
            outcome ->
                assertThat(outcome.<Tuple1<Long>>records("out")).containsExactlyInAnyOrder(tuples));
  }

  private static void assertFound(Simulation simulation) {
    assertThatThrownBy(() -> simulation.seeds(SEEDS).shrinkWithin(0).run())
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "(?s)seed \\d+: '\\w+' (loses records|duplicates records|gives another result than"
                + " without faults|puts records of a key out of order|violates an invariant)\n.*")
        .hasMessageContaining("replay it with .seed(");
  }

  /** Is for a bug that Flink itself notices before a result is wrong. */
  private static void assertFails(Simulation simulation, String cause) {
    assertThatThrownBy(() -> simulation.seeds(SEEDS).shrinkWithin(0).run())
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching("(?s)seed \\d+: '\\w+' fails\n.*")
        .hasMessageContaining(cause);
  }

  private static void assertPasses(Simulation simulation) {
    assertPasses(simulation, SEEDS_OF_TWIN);
  }

  private static void assertPasses(Simulation simulation, long seeds) {
    SimulationReport report = simulation.seeds(seeds).run();

    assertThat(report.seeds()).isEqualTo(seeds);
    assertThat(report.crashes()).isPositive();
    assertThat(report.checkpoints()).isPositive();
  }
}
