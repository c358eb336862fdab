package dev.rtc.benchmarks.measure;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Gives every benchmark the same options; a picocli mixin. */
public final class MeasureOptions {

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

  /**
   * Returns the schedule these options ask for.
   *
   * @throws IllegalArgumentException if the number of warm-up rounds is negative
   */
  public Rounds rounds(PrintWriter progress) {
    return new Rounds(warmup, runs, progress);
  }

  /**
   * Prints the machine and the report, and writes the JSON file if one was asked for.
   *
   * @throws IOException if the file cannot be written
   */
  public void publish(Report report, PrintWriter out) throws IOException {
    out.println(Machine.describe());
    report.print(out);
    if (json != null) {
      report.writeJson(json);
    }
  }
}
