package dev.rtc.launch;

import dev.rtc.graph.Graph;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/**
 * Shows the progress of an embedded run: one line while it runs, a table of all steps at its end.
 */
final class Progress implements AutoCloseable {

  private static final Duration ON_TERMINAL = Duration.ofSeconds(1);
  private static final Duration ELSEWHERE = Duration.ofSeconds(10);

  /** Wrapping is off: a line longer than the terminal is cut, it must not scroll what is above. */
  private static final String LINE_OVER = "\r\033[?7l";

  private static final String LINE_END = "\033[K\033[?7h";

  private final Graph graph;
  private final Supplier<List<StepCount>> counts;
  private final PrintStream out;
  private final boolean overwrites;
  private final long began = System.nanoTime();
  private final Timer clock = new Timer("rtc-progress", true);
  private Mark last = new Mark(began, 0);
  private boolean over;

  Progress(Graph graph, Supplier<List<StepCount>> counts, PrintStream out, boolean overwrites) {
    this.graph = graph;
    this.counts = counts;
    this.out = out;
    this.overwrites = overwrites;
  }

  /** Begins to show progress on standard error; on a terminal the line is written over itself. */
  static Progress show(Graph graph, StepMetrics metrics) {
    boolean terminal = Ansi.AUTO.enabled();
    Progress progress =
        new Progress(graph, () -> StepCount.read(graph, metrics), System.err, terminal);
    progress.tick(terminal ? ON_TERMINAL : ELSEWHERE);
    return progress;
  }

  /** Returns one that shows nothing. */
  static Progress silent(Graph graph) {
    return new Progress(graph, List::of, new PrintStream(PrintStream.nullOutputStream()), false);
  }

  private void tick(Duration period) {
    TimerTask line =
        new TimerTask() {
          @Override
          public void run() {
            line();
          }
        };
    clock.scheduleAtFixedRate(line, period.toMillis(), period.toMillis());
  }

  /** Shows how far the run is; nothing once the last word is said. */
  synchronized void line() {
    if (over) {
      return;
    }
    List<StepCount> now = counts.get();
    long read = read(now);
    Mark mark = new Mark(System.nanoTime(), read);
    double rate =
        Math.max(0, read - last.read()) / Math.max(seconds(mark.time() - last.time()), 1e-3);
    last = mark;
    String steps =
        now.stream()
            .map(step -> step.id() + " " + number(step.out().isPresent() ? step.out() : step.in()))
            .collect(Collectors.joining("  "));
    String text =
        "%5.0f s  %,.0f records/s  %s%s"
            .formatted(seconds(mark.time() - began), rate, steps, dead(now));
    out.print(overwrites ? LINE_OVER + text + LINE_END : text + System.lineSeparator());
    out.flush();
  }

  private static String dead(List<StepCount> steps) {
    long dead = steps.stream().mapToLong(step -> step.dead().orElse(0)).sum();
    return dead == 0 ? "" : String.format(Locale.ROOT, "  dead %,d", dead);
  }

  /** Shows the last word on the run. */
  synchronized void finished(String how) {
    over = true;
    clock.cancel();
    List<StepCount> steps = counts.get();
    double seconds = seconds(System.nanoTime() - began);
    if (overwrites) {
      out.print(LINE_OVER + LINE_END);
    }
    out.println(
        String.format(
            Locale.ROOT,
            "%s %s after %.1f s, %,.0f records/s",
            graph.name(),
            how,
            seconds,
            read(steps) / seconds));
    out.print(table(steps));
    out.flush();
  }

  @Override
  public void close() {
    clock.cancel();
  }

  private static String table(List<StepCount> steps) {
    if (steps.isEmpty()) {
      return "";
    }
    int width = steps.stream().mapToInt(step -> step.id().length()).max().orElse(0);
    boolean tolerant = steps.stream().anyMatch(step -> step.dead().isPresent());
    String head = row(width, "step", "in", "out", "late", tolerant ? "dead" : "");
    return Stream.concat(Stream.of(head), steps.stream().map(step -> row(width, step)))
        .collect(Collectors.joining());
  }

  private static String row(int width, StepCount step) {
    return row(
        width,
        step.id(),
        number(step.in()),
        number(step.out()),
        number(step.late()),
        number(step.dead()));
  }

  private static String row(int width, String id, String in, String out, String late, String dead) {
    String format = "  %-" + Math.max(width, 4) + "s  %15s  %15s  %12s%s%n";
    return format.formatted(id, in, out, late, dead.isEmpty() ? "" : "%14s".formatted(dead));
  }

  private static long read(List<StepCount> steps) {
    return steps.stream()
        .filter(step -> step.in().isEmpty())
        .map(StepCount::out)
        .mapToLong(out -> out.orElse(0))
        .sum();
  }

  private static String number(OptionalLong count) {
    return count.isEmpty() ? "" : String.format(Locale.ROOT, "%,d", count.getAsLong());
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  private record Mark(long time, long read) {}
}
