package dev.rtc.examples;

import dev.rtc.Program;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Lists the examples, or runs the one that is named. */
public final class Examples {

  private static final List<Program> PROGRAMS =
      List.of(
          new WordCount(),
          new WordCountLive(),
          new AccessLog(),
          new Sessions(),
          new LatencyQuantiles(),
          new Dedup(),
          new TopProducts(),
          new Fraud(),
          new DeadLetters(),
          new ReplayDeadLetters(),
          new LogArchive(),
          new FlinkInside());

  private Examples() {}

  /** Runs the example named first, with the arguments behind its name. */
  public static void main(String[] args) throws Exception {
    if (args.length == 0 || args[0].equals("--help")) {
      list();
    } else {
      run(args[0], Arrays.copyOfRange(args, 1, args.length));
    }
  }

  private static void run(String name, String[] args) throws Exception {
    if (name.equals(command(InsideFlink.class).name())) {
      InsideFlink.main(args);
      return;
    }
    Program program =
        PROGRAMS.stream()
            .filter(example -> command(example.getClass()).name().equals(name))
            .findFirst()
            .orElse(null);
    if (program == null) {
      System.err.printf("there is no example '%s'%n", name);
      list();
      System.exit(2);
    } else {
      Program.run(program, args);
    }
  }

  static List<Program> programs() {
    return PROGRAMS;
  }

  private static void list() {
    System.out.println("./rtc <example> [options]; --help tells the options of each:");
    Stream.concat(PROGRAMS.stream().map(Object::getClass), Stream.of(InsideFlink.class))
        .map(Examples::command)
        .forEach(
            example -> System.out.printf("  %-20s %s%n", example.name(), example.description()[0]));
    System.out.println();
    System.out.println("./rtc bench [name] [options] runs the benchmarks");
  }

  private static Command command(Class<?> example) {
    return example.getAnnotation(Command.class);
  }
}
