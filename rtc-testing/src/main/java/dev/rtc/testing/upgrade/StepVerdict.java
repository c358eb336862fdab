package dev.rtc.testing.upgrade;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Says what becomes of the state of one step.
 *
 * @param step the uid: the id of the step, or {@code id/part}
 * @param findings what differs; nothing if nothing does
 */
public record StepVerdict(String step, List<Finding> findings) {

  /** Copies the findings. */
  public StepVerdict {
    findings = List.copyOf(findings);
  }

  /** Returns the worst of the findings. */
  public Verdict verdict() {
    return findings.stream().map(Finding::verdict).reduce(Verdict.SAFE, Verdict::or);
  }

  @Override
  public String toString() {
    return "%-8s  %s%s"
        .formatted(
            verdict(),
            step,
            findings.stream().map(each -> "\n            " + each).collect(Collectors.joining()));
  }
}
