package dev.rtc.benchmarks.driver;

import dev.rtc.testing.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs one test in a JVM of its own, and tells how long it took. */
public final class FirstTest {

  /** What docs/testing.md advises for builds of a few hundred tests. */
  static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private FirstTest() {}

  /** Runs one test on the engine that the first argument names, and prints its milliseconds. */
  public static void main(String[] args) {
    long start = System.nanoTime();
    Play.test(Engine.valueOf(args[0]));
    System.out.printf(Locale.ROOT, "%.1f%n", (System.nanoTime() - start) / 1e6);
    System.exit(0);
  }

  /** Runs it in a fresh JVM with those options and returns the milliseconds. */
  static double inFreshJvm(Engine engine, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(FirstTest.class.getName());
    command.add(engine.name());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("the test in a fresh JVM failed: " + printed);
    }
    return Double.parseDouble(printed.lines().reduce("", (first, last) -> last));
  }
}
