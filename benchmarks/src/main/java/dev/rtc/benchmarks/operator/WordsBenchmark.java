package dev.rtc.benchmarks.operator;

import dev.rtc.benchmarks.wordcount.ZipfText;
import dev.rtc.type.Text;
import dev.rtc.type.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.flink.util.Collector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Measures how fast lines of about 90 bytes are split into lower-case words; an operation is a
 * line.
 *
 * <p>Run it with {@code ./rtc bench operators WordsBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class WordsBenchmark {

  private static final int LINES = 1000;
  private static final ZipfText TEXT = new ZipfText(1, 120 * LINES, 5000);

  private List<String> strings = List.of();
  private List<Text> texts = List.of();

  /** Generates the lines, once as strings and once as texts. */
  @Setup
  public void generate() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TEXT.writeTo(bytes);
    strings = bytes.toString(StandardCharsets.US_ASCII).lines().limit(LINES).toList();
    texts = strings.stream().map(Text::of).toList();
  }

  /** Splits by a regular expression, as Flink's WordCount example does. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public void stock(Blackhole words) {
    for (String line : strings) {
      for (String word : line.toLowerCase(Locale.ROOT).split("\\W+", 0)) {
        words.consume(word);
      }
    }
  }

  /** Looks at every character and cuts strings. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public void noRegex(Blackhole words) {
    for (String line : strings) {
      String lower = line.toLowerCase(Locale.ROOT);
      int start = 0;
      for (int i = 0; i <= lower.length(); i++) {
        if (i == lower.length() || !isWord(lower.charAt(i))) {
          if (i > start) {
            words.consume(lower.substring(start, i));
          }
          start = i + 1;
        }
      }
    }
  }

  /** Splits texts, which stay bytes. */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public void rtc(Blackhole words) {
    Collector<Text> out = new BlackholeCollector(words);
    for (Text line : texts) {
      Words.of(line, out);
    }
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private record BlackholeCollector(Blackhole words) implements Collector<Text> {

    @Override
    public void collect(Text word) {
      words.consume(word);
    }

    @Override
    public void close() {}
  }
}
