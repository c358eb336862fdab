package dev.rtc;

import dev.rtc.check.Checks;
import dev.rtc.check.InvalidPipelineException;
import dev.rtc.check.Warning;
import dev.rtc.check.Warnings;
import dev.rtc.flink.Translation;
import dev.rtc.graph.CallSite;
import dev.rtc.graph.Graph;
import dev.rtc.launch.Descriptions;
import dev.rtc.launch.Launcher;
import dev.rtc.plan.PlanFormat;
import dev.rtc.plan.Planner;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Is a finished pipeline: immutable, named, without fault, opened nowhere yet.
 *
 * <p>The same value is run embedded, on a cluster, and in a test.
 */
public final class Pipeline {

  private final Graph graph;

  private Pipeline(Graph graph) {
    this.graph = graph;
  }

  /**
   * Defines a pipeline and checks it.
   *
   * @param name the name of the job, of {@code a-z 0-9 . _ -}
   * @param body appends the steps
   * @throws InvalidPipelineException with every fault of the pipeline, each with the step's id, the
   *     user's line, what was found and what to write instead
   */
  public static Pipeline define(String name, Consumer<Assembly> body) {
    CallSite at = Assembly.callSite();
    return new Pipeline(new Assembly().define(name, at, body));
  }

  /**
   * Turns a logical graph into a pipeline, for tools that change one, such as a test kit that
   * replaces connectors.
   *
   * @throws InvalidPipelineException with every fault of the graph
   */
  public static Pipeline of(Graph graph) {
    Checks.require(graph, List.of());
    return new Pipeline(graph);
  }

  /** Returns the name. */
  public String name() {
    return graph.name();
  }

  /** Returns the logical graph: what was written, as data. */
  public Graph graph() {
    return graph;
  }

  /**
   * Describes the logical graph and the physical plan as text, with ids, types, time, state and
   * guarantees. The text is stable: keep it in a file and let a test compare.
   */
  public String describe() {
    return describe(PlanFormat.TEXT);
  }

  /**
   * Describes the pipeline in one of several formats, with everything {@link #describe()} tells.
   *
   * @param format aligned text, a Mermaid flowchart, or JSON
   */
  public String describe(PlanFormat format) {
    return Descriptions.of(graph, format);
  }

  /**
   * Returns what is possible in this pipeline and seldom meant, without what {@link Assembly#allow}
   * says is right. They are told on standard error at the start of each run.
   */
  public List<Warning> warnings() {
    return Warnings.of(graph).stream().filter(warning -> warning.allowed().isEmpty()).toList();
  }

  /**
   * Runs the pipeline: on the cluster that runs the program ({@code flink run}), or else embedded
   * in this JVM, until its input ends, it fails or the program is interrupted.
   *
   * @param args command-line options, {@code --help} lists them
   * @throws dev.rtc.launch.UsageException if an option is unknown or malformed
   * @throws dev.rtc.launch.RunFailedException if the job fails
   */
  public void run(String... args) {
    Launcher.run(graph, args);
  }

  /**
   * Adds the pipeline to a program that exists already; nothing is executed and no setting of the
   * environment is changed.
   *
   * @param environment the program's environment
   */
  public void addTo(StreamExecutionEnvironment environment) {
    Translation.translate(Planner.plan(graph), environment);
  }

  /**
   * Applies steps to a stream of a program that exists already, and returns what comes of them as
   * another; nothing is executed and no setting of the environment is changed. The time of the
   * stream is its own: windows want one with timestamps and watermarks.
   *
   * @param stream where the records come from; never a bounded one in the eyes of the steps
   * @param name the prefix of all uids: {@code name/id}
   * @param type the type of the records, which from here on have its serializer
   * @param part appends the steps; it may also end flows in sinks
   * @throws InvalidPipelineException with every fault of the steps
   */
  public static <T, R> DataStream<R> applyTo(
      DataStream<T> stream,
      String name,
      DataType<T> type,
      Function<? super Flow<T>, Flow<R>> part) {
    return StreamPart.apply(stream, name, type, part, Assembly.callSite());
  }

  @Override
  public String toString() {
    return "Pipeline " + name();
  }
}
