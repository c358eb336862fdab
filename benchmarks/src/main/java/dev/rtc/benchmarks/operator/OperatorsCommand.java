package dev.rtc.benchmarks.operator;

import dev.rtc.benchmarks.measure.AtLeastOne;
import dev.rtc.benchmarks.measure.MeasureOptions;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Runs the JMH benchmarks of this package and reports them in the form of all others.
 *
 * <p>A run is an iteration of one second. JMH measures one method after the other, so ratios carry
 * the drift of the machine between them.
 */
@Command(
    name = "operators",
    description = "Measures single operators with JMH: tokenizing, serializing, aggregating.",
    mixinStandardHelpOptions = true)
public final class OperatorsCommand implements Callable<Integer> {

  @Mixin private final MeasureOptions measure = new MeasureOptions();

  @Parameters(
      paramLabel = "NAME",
      description = "Runs only benchmarks whose class or method matches (default: all).")
  private List<String> names = List.of(".*");

  @Option(
      names = "--forks",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "Fresh JVMs per method, each doing all runs (default: ${DEFAULT-VALUE}).")
  private int forks = 1;

  /**
   * Runs JMH and returns the exit code.
   *
   * @throws Exception when a benchmark fails
   */
  @Override
  public Integer call() throws Exception {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .forks(forks)
            .warmupIterations(measure.warmup())
            .warmupTime(TimeValue.seconds(5))
            .measurementIterations(measure.runs())
            .measurementTime(TimeValue.seconds(1))
            .shouldFailOnError(true);
    String room = OperatorsCommand.class.getPackageName().replace(".", "\\.") + "\\..*";
    names.forEach(name -> options.include(room + name));
    Collection<RunResult> results = new Runner(options.build()).run();
    measure.publish(results.stream().map(JmhSeries::of).toList());
    return ExitCode.OK;
  }
}
