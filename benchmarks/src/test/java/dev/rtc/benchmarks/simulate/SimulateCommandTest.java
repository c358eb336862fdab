package dev.rtc.benchmarks.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void it_prints_the_figures_of_a_pipeline() {
    int exit = run("running", "--seeds", "3", "--backend", "heap");

    assertThat(exit).isZero();
    assertThat(out.toString())
        .contains("running              heap     3 seeds, ")
        .contains("lost 0, duplicated 0")
        .contains("all ");
  }

  @Test
  void one_seed_is_replayed() {
    int exit = run("first", "--seed", "4711", "--backend", "HEAP");

    assertThat(exit).isZero();
    assertThat(out.toString()).contains("1 seeds, ");
  }

  @Test
  void the_pipelines_are_listed() {
    int exit = run("--list");

    assertThat(exit).isZero();
    assertThat(out.toString().lines()).containsExactlyElementsOf(Operators.all().keySet());
  }

  @Test
  void an_unknown_name_is_told_with_those_that_exist() {
    int exit = run("runing");

    assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString())
        .contains("no pipeline is called 'runing'; write one of [stateless, branch,");
  }

  private int run(String... args) {
    return new CommandLine(new SimulateCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
