package dev.rtc.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchmarksTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  @Test
  void without_a_name_the_benchmarks_are_listed_with_a_line_each() {
    assertThat(run()).isZero();

    assertThat(out.toString().lines())
        .containsExactly(
            "wordcount    Counts the words of a large text with rtc, Flink and plain Java.",
            "operators    Measures single operators with JMH: tokenizing, serializing, aggregating.",
            "driver       Tests a pipeline of ten steps on the driver and on a MiniCluster.",
            "simulate     Runs rtc's operators under seeded interleavings, crashes and rescalings.");
  }

  @Test
  void all_variants_count_a_small_text_alike() {
    Path json = directory.resolve("results.json");

    int exit =
        run(
            "wordcount",
            "--size=100kb",
            "--distinct=2000",
            "--runs=1",
            "--warmup=0",
            "--cache=" + directory,
            "--json=" + json);

    assertThat(err.toString()).doesNotContain("disagree");
    assertThat(exit).isZero();
    assertThat(out.toString()).contains("wordcount, MB/s", "wordcount, words/s", "processors");
    assertThat(json).content().contains("\"variant\" : \"stock-tuned\"");
  }

  @Test
  void an_unknown_variant_is_refused_with_the_names_of_all() {
    assertThat(run("wordcount", "--variants=stock,fastest")).isEqualTo(2);

    assertThat(err.toString())
        .contains(
            "found the variant 'fastest', which does not exist:"
                + " write any of stock, stock-tuned, rtc, plain-java");
  }

  @Test
  void an_ill_formed_size_is_refused_with_an_example() {
    assertThat(run("wordcount", "--size=big")).isEqualTo(2);

    assertThat(err.toString())
        .contains("found the size 'big': write a number and a unit, such as 512mb or 2gb");
  }

  @Test
  void an_input_that_is_not_a_file_is_named_before_running() {
    Path missing = directory.resolve("missing.txt");

    assertThat(run("wordcount", "--input=" + missing)).isEqualTo(2);

    assertThat(err.toString())
        .contains(
            "found %s, which is not a file: write the path of an existing text".formatted(missing));
  }

  @Test
  void a_count_below_one_is_refused() {
    assertThat(run("wordcount", "--parallelism=0")).isEqualTo(2);
    assertThat(run("wordcount", "--runs=many")).isEqualTo(2);

    assertThat(err.toString())
        .contains(
            "found '0': write a whole number of 1 or more",
            "found 'many': write a whole number of 1 or more");
  }

  @Test
  void an_input_of_ones_own_is_counted() throws Exception {
    Path input = Files.writeString(directory.resolve("own.txt"), "To be, or not to be");

    assertThat(run("wordcount", "--input=" + input, "--variants=plain-java", "--runs=2")).isZero();

    assertThat(out.toString()).contains(input + ", 19 bytes").contains("plain-java");
  }

  private int run(String... arguments) {
    CommandLine commandLine =
        Benchmarks.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return commandLine.execute(arguments);
  }
}
