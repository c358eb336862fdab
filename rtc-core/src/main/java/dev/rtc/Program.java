package dev.rtc;

import dev.rtc.launch.Launcher;

/**
 * Is a command-line program around one pipeline.
 *
 * <p>A class that implements it carries picocli's {@code @Command} and its own {@code @Option}
 * fields; rtc adds the options of a run, under one {@code --help}:
 *
 * <pre>{@code
 * @Command(name = "revenue", description = "Sums the revenue of each shop per minute.")
 * final class Revenue implements Program {
 *   @Option(names = "--input", required = true) String input;
 *
 *   public Pipeline pipeline() { ... }
 *
 *   public static void main(String[] args) { Program.run(new Revenue(), args); }
 * }
 * }</pre>
 *
 * <p>A program without options of its own may be a lambda: its pipeline is defined first and gives
 * the command its name.
 */
@FunctionalInterface
public interface Program {

  /** Defines the pipeline; called once, after the program's options have been read. */
  Pipeline pipeline();

  /**
   * Reads the options, defines the pipeline and runs it.
   *
   * <p>On the command line a failure is told on standard error, with {@code --stacktrace} down to
   * the code it came from, and ends the JVM with 1, a malformed option with 2. On a cluster the
   * failure is thrown and the JVM is left alone.
   *
   * @param program the program
   * @param args its command line
   */
  static void run(Program program, String... args) {
    Launcher.main(program, () -> program.pipeline().graph(), args);
  }
}
