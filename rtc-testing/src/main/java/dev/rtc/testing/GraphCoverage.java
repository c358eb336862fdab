package dev.rtc.testing;

import dev.rtc.Pipeline;
import dev.rtc.testing.job.JobProgram;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.graph.StreamGraphGenerator;

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
 * <p>It counts all tests of this JVM that run a pipeline, or a job, of that name on {@link
 * Engine#DRIVER} from its beginning on, or with {@link #sinceStart} since the start of the JVM. A
 * test counts as far as its outputs have been looked at, it has ended, or it is closed. It needs no
 * JUnit.
 */
public final class GraphCoverage {

  private static final Map<String, Map<String, Map<String, Long>>> COUNTED = new TreeMap<>();

  private final Subject subject;
  private final CoveredParts parts;
  private final Map<String, Map<String, Long>> before;
  private final Set<String> ignored;

  private GraphCoverage(
      Subject subject, Map<String, Map<String, Long>> before, Set<String> ignored) {
    this.subject = subject;
    this.parts = subject.parts();
    this.before = before;
    this.ignored = ignored;
  }

  /** Begins to cover a pipeline: tests that ran before do not count. */
  public static GraphCoverage begin(Pipeline pipeline) {
    return new GraphCoverage(new PipelineSubject(pipeline), counted(pipeline.name()), Set.of());
  }

  /**
   * Begins to cover any Flink job: tests that ran before do not count.
   *
   * @throws IllegalArgumentException if the program gives its job no name
   * @throws IllegalStateException if the job cannot be built
   */
  public static GraphCoverage begin(JobProgram program) {
    JobSubject subject = named(program);
    return new GraphCoverage(subject, counted(subject.name()), Set.of());
  }

  /** Covers a pipeline by all tests that this JVM has run and is going to run. */
  public static GraphCoverage sinceStart(Pipeline pipeline) {
    return new GraphCoverage(new PipelineSubject(pipeline), Map.of(), Set.of());
  }

  /**
   * Covers any Flink job by all tests that this JVM has run and is going to run.
   *
   * @throws IllegalArgumentException if the program gives its job no name
   * @throws IllegalStateException if the job cannot be built
   */
  public static GraphCoverage sinceStart(JobProgram program) {
    return new GraphCoverage(named(program), Map.of(), Set.of());
  }

  private static JobSubject named(JobProgram program) {
    JobSubject subject = new JobSubject(program);
    if (subject.name().equals(StreamGraphGenerator.DEFAULT_STREAMING_JOB_NAME)) {
      throw new IllegalArgumentException(
          "GraphCoverage counts by the name of the job, and this one is '%s', as all that have"
                  .formatted(subject.name())
              + " none; write execute(\"...\") at the end of the program, or set pipeline.name");
    }
    return subject;
  }

  /**
   * Leaves out what need not be tested.
   *
   * @param parts as {@link #untouched} tells them
   * @throws IllegalArgumentException if the pipeline has no such part; the message lists those that
   *     exist
   */
  public GraphCoverage ignoring(String... parts) {
    List<String> all = this.parts.untouched(Map.of());
    Set<String> leftOut = new LinkedHashSet<>(ignored);
    for (String part : parts) {
      if (!all.contains(part)) {
        throw new IllegalArgumentException(
            "%s has no part '%s'; it has %s".formatted(subject.title(), part, all));
      }
      leftOut.add(part);
    }
    return new GraphCoverage(subject, before, leftOut);
  }

  /**
   * Lists what no test has touched, in the order of the pipeline: {@code step} where no record
   * entered it, {@code step: late}, {@code step: dead letters} or {@code step: bad records}, {@code
   * step: route name} where none left it that way. Of any other job, the uids that no record
   * entered, and {@code uid: late} where a window of Flink's has dropped none; one that puts late
   * records out at the side has no such part, they are covered by the steps that take them.
   */
  public List<String> untouched() {
    List<String> untouched = new ArrayList<>(parts.untouched(since()));
    untouched.removeAll(ignored);
    return untouched;
  }

  /** Requires that tests have touched every part. */
  public GraphCoverage isComplete() {
    List<String> untouched = untouched();
    if (!untouched.isEmpty()) {
      throw new AssertionError(
          "no test of %s has touched\n  %s\nwrite a test for each, or leave it out with"
                  .formatted(subject.title(), located(untouched))
              + " GraphCoverage.ignoring(\"%s\")".formatted(untouched.get(0)));
    }
    return this;
  }

  /** Returns how much is covered, and what is not. */
  @Override
  public String toString() {
    int all = parts.untouched(Map.of()).size() - ignored.size();
    List<String> untouched = untouched();
    String heading =
        "%s: %d of %d parts touched".formatted(subject.title(), all - untouched.size(), all);
    return untouched.isEmpty() ? heading : heading + "; untouched are\n  " + located(untouched);
  }

  private String located(List<String> untouched) {
    return untouched.stream().map(parts::located).collect(Collectors.joining("\n  "));
  }

  private Map<String, Map<String, Long>> since() {
    Map<String, Map<String, Long>> now = counted(subject.name());
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
