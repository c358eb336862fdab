package dev.rtc.benchmarks.measure;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Times contenders interleaved: every round runs each of them once, and each round starts with
 * another one.
 *
 * <p>On a machine whose speed drifts, only runs of the same round are comparable; ratios are
 * therefore taken per round. The heap is collected before every run, outside the measured time, so
 * that no contender pays for the garbage of the one before.
 */
public final class Rounds {

  private final int warmup;
  private final int runs;
  private final PrintWriter progress;

  /**
   * Creates a schedule.
   *
   * @param warmup rounds whose times are thrown away, 0 or more
   * @param runs rounds that are measured, 1 or more
   * @param progress receives a line per run
   */
  public Rounds(int warmup, int runs, PrintWriter progress) {
    if (warmup < 0 || runs < 1) {
      throw new IllegalArgumentException(
          "Found %d warm-up and %d measured rounds: write at least 0 and 1"
              .formatted(warmup, runs));
    }
    this.warmup = warmup;
    this.runs = runs;
    this.progress = progress;
  }

  /**
   * Runs all rounds and returns the measured runs of each contender, in the order of the rounds.
   *
   * @throws Exception the first failure of a contender
   */
  public <A> Map<String, List<Timed<A>>> time(List<? extends Contender<A>> contenders)
      throws Exception {
    Map<String, List<Timed<A>>> timed = new LinkedHashMap<>();
    contenders.forEach(contender -> timed.put(contender.name(), new ArrayList<>()));
    for (int round = 0; round < warmup + runs; round++) {
      for (Contender<A> contender : startingAt(round, contenders)) {
        Timed<A> run = once(contender);
        report(round, contender.name(), run.seconds());
        if (round >= warmup) {
          timed.computeIfAbsent(contender.name(), name -> new ArrayList<>()).add(run);
        }
      }
    }
    return timed;
  }

  private static <T> List<T> startingAt(int round, List<? extends T> contenders) {
    List<T> order = new ArrayList<>();
    for (int i = 0; i < contenders.size(); i++) {
      order.add(contenders.get((round + i) % contenders.size()));
    }
    return order;
  }

  private static <A> Timed<A> once(Contender<A> contender) throws Exception {
    System.gc();
    long start = System.nanoTime();
    A answer = contender.run();
    return new Timed<>(answer, (System.nanoTime() - start) / 1e9);
  }

  private void report(int round, String name, double seconds) {
    String which =
        round < warmup
            ? "warm-up %d/%d".formatted(round + 1, warmup)
            : "run %d/%d".formatted(round - warmup + 1, runs);
    progress.printf(Locale.ROOT, "%-12s %-12s %8.2f s%n", which, name, seconds);
    progress.flush();
  }
}
