package dev.rtc.launch;

import dev.rtc.check.InvalidPipelineException;
import dev.rtc.graph.Graph;
import dev.rtc.plan.PhysicalPlan;
import dev.rtc.plan.PlanText;
import dev.rtc.plan.Planner;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Runs pipelines from the command line. */
public final class Launcher {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Launcher() {}

  /**
   * Runs a pipeline with the options of a run alone.
   *
   * @param graph the pipeline
   * @param args the command line
   * @throws UsageException if an option is unknown or malformed
   * @throws RunFailedException if the job fails
   */
  public static void run(Graph graph, String... args) {
    CommandLine commandLine = new CommandLine(new Bare()).setCommandName(graph.name());
    read(commandLine, args).ifPresent(options -> start(graph, options));
  }

  /**
   * Runs a program with options of its own, as a {@code main} method does: outside a cluster,
   * failures are told on standard error and end the JVM.
   *
   * @param program an object with picocli annotations
   * @param graph defines the pipeline once the options have been read
   * @param args the command line
   */
  public static void main(Object program, Supplier<Graph> graph, String... args) {
    try {
      read(new CommandLine(program), args).ifPresent(options -> start(graph.get(), options));
    } catch (UsageException e) {
      exit(MISUSED, e);
    } catch (InvalidPipelineException | RunFailedException e) {
      exit(FAILED, e);
    }
  }

  private static Optional<LaunchOptions> read(CommandLine commandLine, String... args) {
    LaunchOptions options = new LaunchOptions();
    commandLine.addMixin("run", options);
    try {
      commandLine.parseArgs(args);
    } catch (ParameterException e) {
      throw new UsageException(e.getMessage() + "\n\n" + commandLine.getUsageMessage());
    }
    if (options.help) {
      commandLine.usage(stdout());
      return Optional.empty();
    }
    return Optional.of(options);
  }

  private static void start(Graph graph, LaunchOptions options) {
    PhysicalPlan plan = Planner.plan(graph);
    options.requirePossible(plan);
    if (options.describe) {
      stdout().print(PlanText.of(graph, plan));
      stdout().flush();
      return;
    }
    Preflight.require(graph);
    if (AmbientRun.isAmbient()) {
      AmbientRun.start(plan, options);
    } else {
      new EmbeddedRun(graph, plan, options).start();
    }
  }

  private static void exit(int code, RuntimeException failure) {
    if (AmbientRun.isAmbient()) {
      throw failure;
    }
    System.err.println(failure.getMessage());
    System.exit(code);
  }

  private static PrintStream stdout() {
    return System.out;
  }

  /** A program without options of its own. */
  @Command
  private static final class Bare {}
}
