package dev.rtc.benchmarks.driver;

import dev.rtc.testing.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Runs one test in a JVM of its own, and tells how long it took. */
public final class FirstTest {

  private FirstTest() {}

  /** Runs one test on the engine that the first argument names, and prints its milliseconds. */
  public static void main(String[] args) {
    long start = System.nanoTime();
    Play.test(Engine.valueOf(args[0]));
    System.out.printf(Locale.ROOT, "%.1f%n", (System.nanoTime() - start) / 1e6);
    System.exit(0);
  }

  /** Runs it in a fresh JVM and returns the milliseconds. */
  static double inFreshJvm(Engine engine) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    FirstTest.class.getName(),
                    engine.name()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String printed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("the test in a fresh JVM failed: " + printed);
    }
    return Double.parseDouble(printed.lines().reduce("", (first, last) -> last));
  }
}
