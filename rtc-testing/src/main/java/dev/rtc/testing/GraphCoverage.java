package dev.rtc.testing;

import dev.rtc.Pipeline;
import dev.rtc.graph.BranchNode;
import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import dev.rtc.graph.SourceNode;
import dev.rtc.graph.TransformNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells which parts of a pipeline no test has touched: steps that no record entered, routes that
 * none took, records that were never late where they can be, and never bad where that is handled.
 *
 * <pre>{@code
 * private static final GraphCoverage COVERAGE = GraphCoverage.begin(pipeline);
 *
 * @AfterAll
 * static void every_part_of_the_pipeline_is_tested() {
 *   COVERAGE.isComplete();
 * }
 * }</pre>
 *
 * <p>It counts all tests of this JVM that run a pipeline of that name on {@link Engine#DRIVER} from
 * its beginning on, or with {@link #sinceStart} since the start of the JVM. A test counts as far as
 * its outputs have been looked at, it has ended, or it is closed. It needs no JUnit.
 */
public final class GraphCoverage {

  private static final Map<String, Map<String, Map<String, Long>>> COUNTED = new TreeMap<>();

  private final Graph graph;
  private final Map<String, Map<String, Long>> before;
  private final Set<String> ignored;

  private GraphCoverage(Graph graph, Map<String, Map<String, Long>> before, Set<String> ignored) {
    this.graph = graph;
    this.before = before;
    this.ignored = ignored;
  }

  /** Begins to cover a pipeline: tests that ran before do not count. */
  public static GraphCoverage begin(Pipeline pipeline) {
    return new GraphCoverage(pipeline.graph(), counted(pipeline.name()), Set.of());
  }

  /** Covers a pipeline by all tests that this JVM has run and is going to run. */
  public static GraphCoverage sinceStart(Pipeline pipeline) {
    return new GraphCoverage(pipeline.graph(), Map.of(), Set.of());
  }

  /**
   * Leaves out what need not be tested.
   *
   * @param parts as {@link #untouched} tells them
   * @throws IllegalArgumentException if the pipeline has no such part; the message lists those that
   *     exist
   */
  public GraphCoverage ignoring(String... parts) {
    List<String> all = parts(Map.of());
    Set<String> leftOut = new LinkedHashSet<>(ignored);
    for (String part : parts) {
      if (!all.contains(part)) {
        throw new IllegalArgumentException(
            "pipeline '%s' has no part '%s'; it has %s".formatted(graph.name(), part, all));
      }
      leftOut.add(part);
    }
    return new GraphCoverage(graph, before, leftOut);
  }

  /**
   * Lists what no test has touched, in the order of the pipeline: {@code step} where no record
   * entered it, {@code step: late}, {@code step: dead letters} or {@code step: bad records}, {@code
   * step: route name} where none left it that way.
   */
  public List<String> untouched() {
    List<String> untouched = new ArrayList<>(parts(since()));
    untouched.removeAll(ignored);
    return untouched;
  }

  /** Requires that tests have touched every part. */
  public GraphCoverage isComplete() {
    List<String> untouched = untouched();
    if (!untouched.isEmpty()) {
      throw new AssertionError(
          "no test of pipeline '%s' has touched\n  %s\nwrite a test for each, or leave it out with"
                  .formatted(graph.name(), String.join("\n  ", located(untouched)))
              + " GraphCoverage.ignoring(\"%s\")".formatted(untouched.get(0)));
    }
    return this;
  }

  /** Returns how much is covered, and what is not. */
  @Override
  public String toString() {
    int all = parts(Map.of()).size() - ignored.size();
    List<String> untouched = untouched();
    String heading =
        "pipeline '%s': %d of %d parts touched"
            .formatted(graph.name(), all - untouched.size(), all);
    return untouched.isEmpty()
        ? heading
        : heading + "; untouched are\n  " + String.join("\n  ", located(untouched));
  }

  private List<String> located(List<String> parts) {
    return parts.stream().map(part -> "%s (%s)".formatted(part, at(part))).toList();
  }

  private String at(String part) {
    int colon = part.indexOf(':');
    return graph.node(colon < 0 ? part : part.substring(0, colon)).orElseThrow().at().toString();
  }

  /** Lists the parts that those counters do not show to be touched. */
  private List<String> parts(Map<String, Map<String, Long>> counters) {
    StepCounts counts = new StepCounts(graph, counters);
    List<String> untouched = new ArrayList<>();
    for (Node node : graph.nodes()) {
      add(node.id(), entered(node, counts), untouched);
      add(node.id() + ": late", counts.late(node), untouched);
      boolean diverts = graph.diverts(node);
      add(node.id() + (diverts ? ": dead letters" : ": bad records"), counts.dead(node), untouched);
      if (node instanceof BranchNode branch) {
        routes(branch, counts, untouched);
      }
    }
    return untouched;
  }

  private static OptionalLong entered(Node node, StepCounts counts) {
    if (node instanceof TransformNode) {
      return OptionalLong.empty();
    }
    return node instanceof SourceNode
        ? OptionalLong.of(
            counts.out(Port.records(node.id())).orElse(0) + counts.dead(node).orElse(0))
        : counts.in(node);
  }

  private void routes(BranchNode branch, StepCounts counts, List<String> untouched) {
    for (BranchNode.Route route : branch.routes()) {
      add(
          "%s: route %s".formatted(branch.id(), route.name()),
          counts.out(Port.route(branch.id(), route.name())),
          untouched);
    }
  }

  private static void add(String part, OptionalLong count, List<String> untouched) {
    if (count.isPresent() && count.getAsLong() == 0) {
      untouched.add(part);
    }
  }

  private Map<String, Map<String, Long>> since() {
    Map<String, Map<String, Long>> now = counted(graph.name());
    before.forEach(
        (operator, counters) ->
            counters.forEach(
                (name, count) ->
                    now.getOrDefault(operator, new TreeMap<>()).merge(name, -count, Long::sum)));
    return now;
  }

  /** Adds what the operators of a job have counted. */
  static void add(String job, Map<String, Map<String, Long>> counters) {
    synchronized (COUNTED) {
      Map<String, Map<String, Long>> sums = COUNTED.computeIfAbsent(job, unset -> new TreeMap<>());
      counters.forEach(
          (operator, its) -> {
            Map<String, Long> mine = sums.computeIfAbsent(operator, unset -> new TreeMap<>());
            its.forEach((name, count) -> mine.merge(name, count, Long::sum));
          });
    }
  }

  private static Map<String, Map<String, Long>> counted(String job) {
    synchronized (COUNTED) {
      Map<String, Map<String, Long>> copy = new TreeMap<>();
      COUNTED
          .getOrDefault(job, Map.of())
          .forEach((operator, its) -> copy.put(operator, new TreeMap<>(its)));
      return copy;
    }
  }
}
