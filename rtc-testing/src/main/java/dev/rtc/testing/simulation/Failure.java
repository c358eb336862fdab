package dev.rtc.testing.simulation;

import dev.rtc.testing.compare.Differences;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells people what a seed has found.
 *
 * @param name the job
 * @param course the run that failed
 * @param violation what it did wrong
 * @param small the shrunk run
 * @param last what that one does wrong
 * @param shown how that one went
 * @param runs how many runs the shrinking took
 */
record Failure(
    String name,
    Course course,
    Violation violation,
    Course small,
    Violation last,
    RunResult shown,
    int runs) {

  String text() {
    return """
        seed %d: '%s' %s
          %s
        shrunk in %d runs to %d of %d records and %d of %d faults:
        %s
          last moves (%d in all, those after %d in fixed order):
        %s
        replay it with .seed(%d)"""
        .formatted(
            course.seed(),
            name,
            last.kind().words(),
            last.text(),
            runs,
            small.inputs().size(),
            course.inputs().size(),
            small.plan().size(),
            course.plan().size(),
            script(),
            shown.figures().moves(),
            Math.min(small.seededMoves(), shown.figures().moves()),
            lines("    ", shown.lastMoves()),
            course.seed());
  }

  private String script() {
    String records =
        lines(
            "  send ",
            small.inputs().entries().stream()
                .map(
                    entry ->
                        "'%s' (partition %d): %s"
                            .formatted(
                                entry.input(), entry.partition(), Differences.show(entry.record())))
                .toList());
    String faults = lines("  ", small.plan().stream().map(PlannedFault::toString).toList());
    return "%s\n  start with parallelism %d%s"
        .formatted(records, small.parallelism(), faults.isEmpty() ? "" : "\n" + faults);
  }

  private static String lines(String indent, List<String> lines) {
    return lines.stream().map(line -> indent + line).collect(Collectors.joining("\n"));
  }
}
