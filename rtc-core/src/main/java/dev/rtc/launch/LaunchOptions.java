package dev.rtc.launch;

import dev.rtc.plan.PhysicalPlan;
import dev.rtc.plan.PlanFormat;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.runtime.jobgraph.tasks.CheckpointCoordinatorConfiguration;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Holds the options of a run; they stand beside those of the program in one {@code --help}. */
@Command
final class LaunchOptions {

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Subtasks of each step; embedded, as many as there are processors.")
  @Nullable Integer parallelism;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "DURATION",
      converter = IntervalConverter.class,
      description =
          "How often to take a checkpoint, such as 10s; embedded, 10s if the input is unbounded.")
  @Nullable Duration checkpointEvery;

  @Option(
      names = "--checkpoint-dir",
      paramLabel = "URI",
      description = "Where checkpoints are kept; embedded, a temporary directory.")
  @Nullable String checkpointDir;

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "Any setting of Flink's, such as -Dpipeline.auto-watermark-interval=50ms.")
  Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--describe",
      arity = "0..1",
      paramLabel = "FORMAT",
      fallbackValue = "text",
      converter = FormatConverter.class,
      description = "Print the pipeline and its plan as text, mermaid or json; run nothing.")
  @Nullable PlanFormat describe;

  @Option(names = "--quiet", description = "Show no progress on standard error.")
  boolean quiet;

  @Option(names = "--stacktrace", description = "Show where in the code a failure came from.")
  boolean stacktrace;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  boolean help;

  /**
   * Requires that the parallelism, if one is given, is one that the key groups of the plan allow.
   *
   * @throws UsageException if it is not
   */
  void requirePossible(PhysicalPlan plan) {
    Settings.reading(() -> Settings.ofPipelines(this).getOptional(CoreOptions.DEFAULT_PARALLELISM))
        .ifPresent(given -> requirePossible(given, plan));
  }

  /**
   * Requires a parallelism that the key groups of the plan allow.
   *
   * @throws UsageException if it is not
   */
  static void requirePossible(int parallelism, PhysicalPlan plan) {
    if (parallelism < 1 || parallelism > plan.maxParallelism()) {
      throw new UsageException(
          "the parallelism is %d; write 1 to %d, the max parallelism of the pipeline"
              .formatted(parallelism, plan.maxParallelism()));
    }
  }

  /** Reads the format of a description, in either case. */
  static final class FormatConverter implements ITypeConverter<PlanFormat> {

    @Override
    public PlanFormat convert(String text) {
      return Stream.of(PlanFormat.values())
          .filter(format -> format.name().equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is not a format; write --describe=text, --describe=mermaid or"
                              .formatted(text)
                          + " --describe=json"));
    }
  }

  /** Reads the time between checkpoints as Flink's configuration does. */
  static final class IntervalConverter implements ITypeConverter<Duration> {

    /** Flink refuses less. */
    private static final Duration SHORTEST =
        Duration.ofMillis(CheckpointCoordinatorConfiguration.MINIMAL_CHECKPOINT_TIME);

    @Override
    public Duration convert(String text) {
      Duration interval = parse(text);
      if (interval.compareTo(SHORTEST) < 0) {
        throw new TypeConversionException(
            "'%s' is too short; write %d ms or more".formatted(text, SHORTEST.toMillis()));
      }
      return interval;
    }

    private static Duration parse(String text) {
      try {
        return TimeUtils.parseDuration(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'%s' is not a duration; write a number and a unit, such as 500ms, 10s or 5min"
                .formatted(text));
      }
    }
  }
}
