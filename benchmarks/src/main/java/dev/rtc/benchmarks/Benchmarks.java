package dev.rtc.benchmarks;

import dev.rtc.benchmarks.driver.DriverCommand;
import dev.rtc.benchmarks.operator.OperatorsCommand;
import dev.rtc.benchmarks.simulate.SimulateCommand;
import dev.rtc.benchmarks.wordcount.WordCountCommand;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts a benchmark by name; without a name, lists them with a line each. */
@Command(
    name = "bench",
    description = "Measures rtc beside hand-written Flink and plain Java.",
    mixinStandardHelpOptions = true,
    subcommands = {
      WordCountCommand.class,
      OperatorsCommand.class,
      DriverCommand.class,
      SimulateCommand.class
    })
public final class Benchmarks implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  private Benchmarks() {}

  /** Runs the benchmark that the arguments name and exits the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Benchmarks()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() {
    if (spec != null) {
      PrintWriter out = spec.commandLine().getOut();
      spec.subcommands().forEach((name, command) -> out.printf("%-12s %s%n", name, line(command)));
      out.flush();
    }
    return ExitCode.OK;
  }

  private static String line(CommandLine command) {
    return String.join(" ", command.getCommandSpec().usageMessage().description());
  }
}
