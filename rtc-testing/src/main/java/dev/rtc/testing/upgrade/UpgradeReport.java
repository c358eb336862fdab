package dev.rtc.testing.upgrade;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/**
 * Says what becomes of the state of each step of a pipeline in its next version.
 *
 * @param pipeline the name of the pipeline
 * @param from what the state was written by: a lock or a savepoint
 * @param steps every step of both versions, those of the old one first
 */
public record UpgradeReport(String pipeline, String from, List<StepVerdict> steps) {

  /** Copies the steps. */
  public UpgradeReport {
    steps = List.copyOf(steps);
  }

  /** Returns the worst verdict of all steps. */
  public Verdict verdict() {
    return steps.stream().map(StepVerdict::verdict).reduce(Verdict.SAFE, Verdict::or);
  }

  /**
   * Returns the verdict of one step.
   *
   * @param uid the id of the step, or {@code id/part}
   * @throws NoSuchElementException if neither version has it; the message lists those they have
   */
  public StepVerdict step(String uid) {
    return steps.stream()
        .filter(each -> each.step().equals(uid))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(noSuchStep(uid)));
  }

  private String noSuchStep(String uid) {
    String known = steps.stream().map(StepVerdict::step).collect(Collectors.joining(", "));
    return "pipeline '%s' has no step '%s'; it has %s".formatted(pipeline, uid, known);
  }

  /**
   * Requires that all state is read as it is.
   *
   * @throws AssertionError if it is not; the message is {@link #toString()}
   */
  public void assertSafe() {
    require(Verdict.SAFE);
  }

  /**
   * Requires that no state is lost; it may migrate.
   *
   * @throws AssertionError if some is; the message is {@link #toString()}
   */
  public void assertCompatible() {
    require(Verdict.MIGRATES);
  }

  private void require(Verdict worst) {
    if (verdict().compareTo(worst) > 0) {
      throw new AssertionError(toString());
    }
  }

  /** Returns the verdict, then each step that differs with what was, what is and what to do. */
  @Override
  public String toString() {
    String differing =
        steps.stream()
            .filter(step -> !step.findings().isEmpty())
            .map(step -> "\n  " + step)
            .collect(Collectors.joining());
    return "pipeline '%s' from %s: %s%s"
        .formatted(
            pipeline, from, verdict(), differing.isEmpty() ? ", nothing differs" : differing);
  }
}
