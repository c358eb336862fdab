package dev.rtc.examples;

import dev.rtc.Program;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the examples, or runs the one that is named. */
public final class Examples {

  private static final List<Program> ALL =
      List.of(new WordCount(), new WordCountLive(), new AccessLog());

  private Examples() {}

  /** Runs the example named first, with the arguments behind its name. */
  public static void main(String[] args) {
    if (args.length == 0 || args[0].equals("--help")) {
      list();
      return;
    }
    Program program =
        ALL.stream().filter(example -> name(example).equals(args[0])).findFirst().orElse(null);
    if (program == null) {
      System.err.printf("there is no example '%s'%n", args[0]);
      list();
      System.exit(2);
    } else {
      Program.run(program, Arrays.copyOfRange(args, 1, args.length));
    }
  }

  static List<Program> all() {
    return ALL;
  }

  private static void list() {
    System.out.println("./rtc <example> [options]; --help tells the options of each:");
    ALL.forEach(
        example ->
            System.out.printf("  %-16s %s%n", name(example), command(example).description()[0]));
    System.out.println("./rtc bench [name] [options] runs the benchmarks");
  }

  private static String name(Program example) {
    return command(example).name();
  }

  private static Command command(Program example) {
    return example.getClass().getAnnotation(Command.class);
  }
}
