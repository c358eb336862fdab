package dev.rtc.testing;

import dev.rtc.Pipeline;
import dev.rtc.graph.Node;
import dev.rtc.graph.SourceNode;
import dev.rtc.testing.compare.Differences;
import dev.rtc.time.EventTime;
import dev.rtc.time.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Requires that the outputs of a pipeline follow from its inputs alone: all at once or one by one,
 * on any number of subtasks, in any order of arrival within the bound of each source's event time.
 *
 * <pre>{@code
 * SameResult.of(pipeline).input("orders", first, second, third).verify();
 * }</pre>
 *
 * <p>The reference is one run in one subtask: all records in the order of their instants, without a
 * watermark between them, then the end. It is a run of the same streaming job, not of Flink's
 * {@code BATCH} mode, which rtc refuses (RTC-501); {@code Simulation.sameAsBatch()} holds
 * DataStream jobs against that. Facts are compared in any order, tables by the rows that are left:
 * how many changes are told on the way, and with which results, does depend on the order. So does
 * everything else that a step decides by it, such as {@code first}; for those, {@link #inOrder}
 * leaves the order alone.
 *
 * <p>An instance is immutable.
 */
public final class SameResult {

  private static final int ORDERS = 20;
  private static final int MOST_SUBTASKS = 4;

  private final Pipeline pipeline;
  private final Map<String, List<Object>> inputs;
  private final int orders;
  private final long seed;

  private SameResult(Pipeline pipeline, Map<String, List<Object>> inputs, int orders, long seed) {
    this.pipeline = pipeline;
    this.inputs = inputs;
    this.orders = orders;
    this.seed = seed;
  }

  /** Begins with a pipeline and no records; 20 orders of arrival are tried, from seed 1 on. */
  public static SameResult of(Pipeline pipeline) {
    return new SameResult(pipeline, Map.of(), ORDERS, 1);
  }

  /**
   * Sets what a source reads.
   *
   * @param id the id of the source
   * @param records the records, in the order of the stream
   * @throws IllegalArgumentException if there is no such source
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final <T> SameResult input(String id, T... records) {
    new PipelineEnds(pipeline.graph()).source(id);
    Map<String, List<Object>> more = new LinkedHashMap<>(inputs);
    more.put(id, List.of((Object[]) records));
    return new SameResult(pipeline, more, orders, seed);
  }

  /** Leaves the order of the records as it is. */
  public SameResult inOrder() {
    return new SameResult(pipeline, inputs, 0, seed);
  }

  /**
   * Sets how many orders of arrival are tried.
   *
   * @param number how many, at least one
   * @param from the first seed
   * @throws IllegalArgumentException if the number is not positive
   */
  public SameResult orders(int number, long from) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "SameResult.orders: %d orders; write 1 or more, or inOrder()".formatted(number));
    }
    return new SameResult(pipeline, inputs, number, from);
  }

  /**
   * Runs the pipeline in all these ways.
   *
   * @return how often it ran
   * @throws AssertionError if a run gives something else; the message says which, and how to replay
   *     it
   * @throws PipelineFailedException if the reference run fails
   * @throws IllegalArgumentException if a source has no input
   */
  public int verify() {
    requireInputs();
    Outcome reference = play(sorted(), 1, false);
    int runs = 1;
    for (int subtasks = 1; subtasks <= MOST_SUBTASKS; subtasks++) {
      require(reference, inputs, subtasks, false, "all at once");
      require(reference, inputs, subtasks, true, "one by one");
      runs += 2;
    }
    for (int i = 0; i < orders; i++) {
      SplittableRandom random = new SplittableRandom(seed + i);
      int subtasks = 1 + random.nextInt(MOST_SUBTASKS);
      String way = "one by one, in the order of seed %d: .orders(1, %1$d)".formatted(seed + i);
      require(reference, shuffled(random), subtasks, true, way);
      runs++;
    }
    return runs;
  }

  private void requireInputs() {
    for (Node node : pipeline.graph().nodes()) {
      if (node instanceof SourceNode && !inputs.containsKey(node.id())) {
        throw new IllegalArgumentException(
            "SameResult of pipeline '%s' has no input for source '%s'; write .input(\"%2$s\", ...)"
                .formatted(pipeline.name(), node.id()));
      }
    }
  }

  private void require(
      Outcome reference,
      Map<String, List<Object>> records,
      int subtasks,
      boolean oneByOne,
      String way) {
    difference(reference, records, subtasks, oneByOne)
        .ifPresent(
            difference -> {
              throw new AssertionError(
                  "pipeline '%s' does not give what the batch gives when its input comes %s (%d"
                          .formatted(pipeline.name(), way, subtasks)
                      + " subtasks)"
                      + arrivals(records)
                      + difference);
            });
  }

  private Optional<String> difference(
      Outcome reference, Map<String, List<Object>> records, int subtasks, boolean oneByOne) {
    try {
      return SameOutputs.of(new PipelineSubject(pipeline))
          .differentResult(reference, play(records, subtasks, oneByOne));
    } catch (PipelineFailedException e) {
      return Optional.of("\n  the job fails: " + e.getMessage());
    }
  }

  private static String arrivals(Map<String, List<Object>> records) {
    StringBuilder text = new StringBuilder();
    records.forEach(
        (input, all) -> text.append("\n  input '%s': %s".formatted(input, Differences.show(all))));
    return text.toString();
  }

  /** Sends turn by turn from each input; all at once means: no watermark before the end. */
  private Outcome play(Map<String, List<Object>> records, int subtasks, boolean oneByOne) {
    RunSettings settings = RunSettings.on(Engine.DRIVER).withParallelism(subtasks);
    Subject subject = new PipelineSubject(oneByOne ? pipeline : withoutWatermarks());
    try (Session session = settings.engine().open(subject, settings)) {
      int longest = records.values().stream().mapToInt(List::size).max().orElse(0);
      for (int i = 0; i < longest; i++) {
        for (Map.Entry<String, List<Object>> input : records.entrySet()) {
          if (i < input.getValue().size()) {
            session.play(new ScriptEvent.Send(input.getKey(), 0, input.getValue().get(i)));
          }
        }
      }
      session.end();
      return session.outcome();
    }
  }

  private Pipeline withoutWatermarks() {
    return Pipeline.of(pipeline.graph().mapNodes(SameResult::withoutWatermarks));
  }

  private static Node withoutWatermarks(Node node) {
    return node instanceof SourceNode source && source.eventTime().isPresent()
        ? new SourceNode(
            source.id(),
            source.at(),
            source.source(),
            source.eventTime().map(SameResult::withoutBound))
        : node;
  }

  private static EventTime<?> withoutBound(EventTime<?> time) {
    return EventTime.outOfOrder(time.timestamp(), Duration.ofDays(365_000)).neverIdle();
  }

  private Map<String, List<Object>> sorted() {
    return reordered(new SplittableRandom(0), false);
  }

  private Map<String, List<Object>> shuffled(SplittableRandom random) {
    return reordered(random, true);
  }

  /**
   * Lets each record arrive at its instant plus a delay below the bound: then none is late, for the
   * watermark lags behind the latest instant by the whole bound.
   */
  private Map<String, List<Object>> reordered(SplittableRandom random, boolean delayed) {
    Map<String, List<Object>> all = new LinkedHashMap<>();
    inputs.forEach(
        (id, records) -> {
          SourceNode source = new PipelineEnds(pipeline.graph()).source(id);
          all.put(
              id,
              orders > 0 && source.eventTime().isPresent()
                  ? arrivals(records, source.eventTime().get(), delayed, random)
                  : records);
        });
    return all;
  }

  private static List<Object> arrivals(
      List<Object> records, EventTime<?> time, boolean delayed, SplittableRandom random) {
    List<Arrival> arrivals = new ArrayList<>();
    long bound = time.bound().toMillis();
    for (Object record : records) {
      long delay = delayed && bound > 0 ? random.nextLong(bound) : 0;
      arrivals.add(new Arrival(record, instant(time, record).toEpochMilli() + delay));
    }
    arrivals.sort(Comparator.comparingLong(Arrival::at));
    return arrivals.stream().map(Arrival::record).toList();
  }

  @SuppressWarnings("unchecked") // the language takes event time of the source's records only
  private static <T> Instant instant(EventTime<?> time, T record) {
    return ((Timestamp<T>) time.timestamp()).of(record);
  }

  private record Arrival(Object record, long at) {}
}
