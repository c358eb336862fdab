package dev.rtc.testing;

import dev.rtc.testing.driver.JobDriver;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what the operators of one test count, attempt after attempt: a crash takes back what came
 * after the latest checkpoint, as it does with state and outputs.
 *
 * <p>What graph coverage is told is never taken back.
 */
final class CounterHistory {

  private final String job;
  private Map<String, Map<String, Long>> before = Map.of();
  private Map<String, Map<String, Long>> saved = Map.of();
  private Map<String, Map<String, Long>> covered = Map.of();
  private @Nullable Map<String, Map<String, Long>> ended;

  CounterHistory(String job) {
    this.job = job;
  }

  /** Remembers what a restore goes back to. */
  void checkpointed(JobDriver driver) {
    saved = total(driver);
  }

  /** Must be called before an attempt is thrown away. */
  void crashing(JobDriver driver) {
    cover(driver);
    covered = Map.of();
    before = saved;
  }

  /** Must be called when a savepoint has been taken, and before another attempt goes on from it. */
  void restarting(JobDriver driver) {
    cover(driver);
    covered = Map.of();
    before = total(driver);
    saved = before;
  }

  /** Must be called before the driver is closed; nothing is counted after it. */
  void end(JobDriver driver) {
    if (ended == null && driver.isRunning()) {
      cover(driver);
      ended = total(driver);
    }
  }

  /** Returns what has been counted and not taken back. */
  Map<String, Map<String, Long>> total(JobDriver driver) {
    return ended == null ? combined(before, driver.counters(), Long::sum) : ended;
  }

  /** Tells graph coverage what the present attempt has counted since it was told last. */
  void cover(JobDriver driver) {
    if (ended != null) {
      return;
    }
    Map<String, Map<String, Long>> present = driver.counters();
    GraphCoverage.add(job, combined(present, covered, (now, then) -> now - then));
    covered = present;
  }

  private static Map<String, Map<String, Long>> combined(
      Map<String, Map<String, Long>> left,
      Map<String, Map<String, Long>> right,
      BinaryOperator<Long> function) {
    Map<String, Map<String, Long>> all = new TreeMap<>();
    left.forEach((operator, counters) -> all.put(operator, new TreeMap<>(counters)));
    right.forEach(
        (operator, counters) -> {
          Map<String, Long> mine = all.computeIfAbsent(operator, unset -> new TreeMap<>());
          counters.forEach(
              (name, count) -> mine.put(name, function.apply(mine.getOrDefault(name, 0L), count)));
        });
    return all;
  }
}
