package dev.rtc.examples;

import static dev.rtc.testing.PipelineAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Program;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class ExamplesTest {

  static List<Program> all() {
    return Examples.programs();
  }

  @ParameterizedTest
  @MethodSource("all")
  void no_operator_has_a_generated_uid_and_no_type_goes_to_kryo(Program example) {
    new CommandLine(example).parseArgs();

    assertThat(example.pipeline()).namesEveryOperator().serializesWithoutKryo();
  }

  @Test
  void the_list_names_every_example_with_a_line() throws Exception {
    String list = printed(() -> Examples.main(new String[0]));

    assertThat(list)
        .contains("  wordcount            Counts the words of text files.")
        .contains("  wordcount-live       ")
        .contains("  access-log           ")
        .contains("  inside-flink         ")
        .contains("./rtc bench");
  }

  @Test
  void the_help_of_an_example_tells_its_options_and_those_of_a_run() throws Exception {
    String help = printed(() -> Examples.main(new String[] {"wordcount", "--help"}));

    assertThat(help)
        .contains("Usage: wordcount")
        .contains("--input=PATH")
        .contains("--parallelism=N")
        .contains("--checkpoint-every=DURATION");
  }

  private static String printed(MainMethod program) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, UTF_8));
    try {
      program.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(UTF_8);
  }

  /** Is a program that may throw. */
  private interface MainMethod {
    void run() throws Exception;
  }
}
