package dev.rtc.benchmarks.wordcount;

import dev.rtc.benchmarks.measure.AtLeastOne;
import dev.rtc.benchmarks.measure.MeasureOptions;
import dev.rtc.benchmarks.measure.Timed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.MemorySize;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs every way of counting words over the same text, interleaved, and compares the answers. */
@Command(
    name = "wordcount",
    description = "Counts the words of a large text with rtc, Flink and plain Java.",
    mixinStandardHelpOptions = true)
public final class WordCountCommand implements Callable<Integer> {

  @Mixin private final MeasureOptions measure = new MeasureOptions();

  @Option(
      names = "--variants",
      split = ",",
      paramLabel = "NAME",
      converter = VariantByName.class,
      description = "Measures only these, and in this order (default: ${DEFAULT-VALUE}).")
  private List<Variant> variants = VariantByName.ALL;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "Threads, or subtasks per operator (default: ${DEFAULT-VALUE}).")
  private int parallelism = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--input",
      paramLabel = "FILE",
      converter = ExistingFile.class,
      description = "Counts this ASCII file instead of a generated text.")
  private @Nullable Path input;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      converter = SizeInBytes.class,
      description = "Least size of the generated text (default: 512 mb).")
  private long size = MemorySize.ofMebiBytes(512).getBytes();

  @Option(
      names = "--distinct",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "Different words of the generated text (default: ${DEFAULT-VALUE}).")
  private int distinct = 500_000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Chooses the generated text (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Keeps generated texts for later runs (default: ${DEFAULT-VALUE}).")
  private Path cache = Path.of(System.getProperty("java.io.tmpdir"), "rtc-benchmarks");

  /**
   * Measures, prints the report and returns the exit code: 1 when the variants disagree.
   *
   * @throws Exception when a variant fails
   */
  @Override
  public Integer call() throws Exception {
    Path text = text(measure.err());
    List<Counting> countings =
        variants.stream().map(variant -> new Counting(variant, text, parallelism)).toList();
    Map<String, List<Timed<Answer>>> timed = measure.rounds().time(countings);
    Optional<String> fault = Verdict.of(timed, expectedDistinct());
    if (fault.isPresent()) {
      measure.err().println(fault.get());
      return ExitCode.SOFTWARE;
    }
    measure.out().printf("%s, %d bytes, parallelism %d%n", text, Files.size(text), parallelism);
    measure.publish(Rates.of(timed, Files.size(text)));
    return ExitCode.OK;
  }

  private Path text(PrintWriter progress) throws IOException {
    if (input == null) {
      ZipfText generated = new ZipfText(seed, size, distinct);
      progress.printf("Text: %s in %s%n", generated, cache);
      progress.flush();
      return generated.cachedIn(cache);
    }
    return input;
  }

  private @Nullable Integer expectedDistinct() {
    return input == null ? distinct : null;
  }
}
