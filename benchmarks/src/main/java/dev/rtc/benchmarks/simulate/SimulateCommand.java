package dev.rtc.benchmarks.simulate;

import dev.rtc.benchmarks.measure.AtLeastOne;
import dev.rtc.testing.simulation.Backend;
import dev.rtc.testing.simulation.Simulation;
import dev.rtc.testing.simulation.SimulationReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs rtc's own operators under seeded interleavings and faults, and tells what it found. */
@Command(
    name = "simulate",
    description = "Runs rtc's operators under seeded interleavings, crashes and rescalings.",
    mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {

  private static final String ALL = "all";

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "The pipeline, or 'all' (default); --list lists them.")
  private String name = ALL;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "Runs the seeds 1 to N of each pipeline (default: ${DEFAULT-VALUE}).")
  private int seeds = 100;

  @Option(names = "--seed", paramLabel = "N", description = "Replays one seed alone.")
  private @Nullable Long seed;

  @Option(
      names = "--backend",
      paramLabel = "BACKEND",
      description = "Keeps state in that alone: ${COMPLETION-CANDIDATES} (default: both).")
  private @Nullable Backend backend;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "Simulates so many pipelines at once (default: the processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--list", description = "Lists the pipelines.")
  private boolean list;

  /**
   * Runs the simulations and returns the exit code: 0 if nothing was violated.
   *
   * @throws InterruptedException if it is interrupted
   */
  @Override
  public Integer call() throws InterruptedException {
    Map<String, Simulation> chosen = chosen();
    if (list) {
      chosen.keySet().forEach(out()::println);
      out().flush();
      return ExitCode.OK;
    }
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      return print(submit(chosen, workers));
    } finally {
      workers.shutdownNow();
    }
  }

  private Map<String, Simulation> chosen() {
    Map<String, Simulation> all = Operators.all();
    if (name.equals(ALL)) {
      return all;
    }
    Simulation one = all.get(name);
    if (one == null) {
      throw new CommandLine.ParameterException(
          spec().commandLine(),
          "no pipeline is called '%s'; write one of %s".formatted(name, all.keySet()));
    }
    return Map.of(name, one);
  }

  private Map<String, Future<SimulationReport>> submit(
      Map<String, Simulation> chosen, ExecutorService workers) {
    List<Backend> backends = backend == null ? List.of(Backend.values()) : List.of(backend);
    Map<String, Future<SimulationReport>> submitted = new LinkedHashMap<>();
    chosen.forEach(
        (each, simulation) -> {
          Simulation seeded = seed == null ? simulation.seeds(seeds) : simulation.seed(seed);
          backends.forEach(
              kept ->
                  submitted.put(
                      "%-20s %-8s".formatted(each, kept),
                      workers.submit(() -> seeded.backend(kept).run())));
        });
    return submitted;
  }

  private int print(Map<String, Future<SimulationReport>> submitted) throws InterruptedException {
    List<SimulationReport> reports = new ArrayList<>();
    for (Map.Entry<String, Future<SimulationReport>> each : submitted.entrySet()) {
      try {
        SimulationReport report = each.getValue().get();
        reports.add(report);
        out().println(each.getKey() + " " + report);
      } catch (ExecutionException failed) {
        out()
            .println(
                each.getKey()
                    + " VIOLATION\n"
                    + Objects.requireNonNull(failed.getCause()).getMessage());
      }
      out().flush();
    }
    int violations = submitted.size() - reports.size();
    reports.stream()
        .reduce(SimulationReport::plus)
        .ifPresent(sum -> out().println("%-29s %s".formatted(ALL, sum)));
    if (violations > 0) {
      out().printf("%d of %d violated%n", violations, submitted.size());
    }
    out().flush();
    return violations == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private PrintWriter out() {
    return spec().commandLine().getOut();
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec before it calls");
    }
    return spec;
  }
}
