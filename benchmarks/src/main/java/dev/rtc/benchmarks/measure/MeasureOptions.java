package dev.rtc.benchmarks.measure;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives every benchmark the same options, and a place for what it prints; a picocli mixin. */
public final class MeasureOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--runs",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "Measured rounds (default: ${DEFAULT-VALUE}).")
  private int runs = 5;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      description = "Rounds before the measured ones (default: ${DEFAULT-VALUE}).")
  private int warmup = 1;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also writes the results to this file, as a JSON list.")
  private @Nullable Path json;

  /** Returns the number of measured rounds. */
  public int runs() {
    return runs;
  }

  /** Returns the number of rounds before the measured ones. */
  public int warmup() {
    return warmup;
  }

  /** Returns where the command prints its results. */
  public PrintWriter out() {
    return commandLine().getOut();
  }

  /** Returns where the command prints its progress and its faults. */
  public PrintWriter err() {
    return commandLine().getErr();
  }

  /**
   * Returns the schedule these options ask for; it prints its progress to {@link #err()}.
   *
   * @throws IllegalArgumentException if the number of warm-up rounds is negative
   */
  public Rounds rounds() {
    return new Rounds(warmup, runs, err());
  }

  /**
   * Prints the machine and a report of the series, and writes the JSON file if one was asked for.
   *
   * @throws IOException if the file cannot be written
   */
  public void publish(List<Series> series) throws IOException {
    Report report = new Report(series);
    out().println(Machine.describe());
    report.print(out());
    if (json != null) {
      report.writeJson(json);
    }
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(command).commandLine();
  }
}
