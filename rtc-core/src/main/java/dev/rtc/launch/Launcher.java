package dev.rtc.launch;

import dev.rtc.check.InvalidPipelineException;
import dev.rtc.check.Warnings;
import dev.rtc.graph.Graph;
import dev.rtc.plan.PhysicalPlan;
import dev.rtc.plan.Planner;
import java.io.PrintStream;
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
    run(bare(graph), new LaunchOptions(), () -> graph, args);
  }

  /**
   * Runs a program with options of its own, as a {@code main} method does: outside a cluster,
   * failures are told on standard error and end the JVM.
   *
   * @param program an object with picocli annotations, or a lambda, which has no options of its own
   * @param graph defines the pipeline, once: after the options of the program have been read
   * @param args the command line
   */
  public static void main(Object program, Supplier<Graph> graph, String... args) {
    LaunchOptions options = new LaunchOptions();
    try {
      if (isLambda(program)) {
        Graph defined = graph.get();
        run(bare(defined), options, () -> defined, args);
      } else {
        run(new CommandLine(program), options, graph, args);
      }
    } catch (UsageException e) {
      exit(MISUSED, e, options);
    } catch (InvalidPipelineException | RunFailedException e) {
      exit(FAILED, e, options);
    }
  }

  private static boolean isLambda(Object program) {
    return program.getClass().isHidden();
  }

  private static CommandLine bare(Graph graph) {
    return new CommandLine(new Bare()).setCommandName(graph.name());
  }

  private static void run(
      CommandLine commandLine, LaunchOptions options, Supplier<Graph> graph, String... args) {
    if (read(commandLine, options, args)) {
      start(graph.get(), options);
    }
  }

  /** Reads the options; returns false if help was all that was asked for. */
  private static boolean read(CommandLine commandLine, LaunchOptions options, String... args) {
    commandLine.addMixin("run", options);
    try {
      commandLine.parseArgs(args);
    } catch (ParameterException e) {
      throw new UsageException(e.getMessage() + "\n\n" + commandLine.getUsageMessage());
    }
    if (options.help) {
      commandLine.usage(stdout());
      return false;
    }
    return true;
  }

  private static void start(Graph graph, LaunchOptions options) {
    PhysicalPlan plan = Planner.plan(graph);
    options.requirePossible(plan);
    if (options.describe != null) {
      stdout().print(Descriptions.of(graph, options.describe));
      stdout().flush();
      return;
    }
    Preflight.require(graph);
    Alerts.tell(Warnings.of(graph));
    if (AmbientRun.isAmbient()) {
      AmbientRun.start(graph, plan, options);
    } else {
      new EmbeddedRun(graph, plan, options).start();
    }
  }

  private static void exit(int code, RuntimeException failure, LaunchOptions options) {
    if (AmbientRun.isAmbient()) {
      throw failure;
    }
    tell(failure, options.stacktrace);
    System.exit(code);
  }

  private static void tell(RuntimeException failure, boolean stacktrace) {
    if (stacktrace) {
      failure.printStackTrace();
      return;
    }
    System.err.println(failure.getMessage());
    if (failure.getCause() != null) {
      System.err.println("(--stacktrace shows where it came from)");
    }
  }

  private static PrintStream stdout() {
    return System.out;
  }

  /** A program without options of its own. */
  @Command
  private static final class Bare {}
}
