package dev.rtc.testing.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares a pipeline with the lock that was approved for it.
 *
 * <p>The assertions also require that the lock is up to date, because the next change is compared
 * with it: what a change needs is approved together with the change. Run with {@code
 * -Drtc.lock=write}, they write the lock instead, unless something breaks; that takes {@code
 * -Drtc.lock=break}.
 */
public final class LockCheck {

  /** The system property that lets assertions write locks. */
  public static final String PROPERTY = "rtc.lock";

  private static final String WRITE = "write";
  private static final String BREAK = "break";
  private static final String COMPARE = "";
  private static final List<String> MODES = List.of(WRITE, BREAK, COMPARE);

  private final Path lock;
  private final Supplier<Blueprint> survey;
  private @Nullable Blueprint present;

  LockCheck(Path lock, Supplier<Blueprint> survey) {
    this.lock = lock;
    this.survey = survey;
  }

  /**
   * Returns what becomes of the state of each step.
   *
   * @throws AssertionError if there is no lock; the message says how to write it
   * @throws DamagedLockException if the lock cannot be read
   */
  public UpgradeReport report() {
    if (!Files.exists(lock)) {
      throw new AssertionError(
          ("there is no lock %s for pipeline '%s'; run this test once with -D%s=%s,"
                  + " look at the file and commit it")
              .formatted(lock, present().pipeline(), PROPERTY, WRITE));
    }
    Blueprint approved = LockReader.read(lock);
    ClassLoader classes = Thread.currentThread().getContextClassLoader();
    return new UpgradeReport(
        present().pipeline(), lock.toString(), Comparison.of(approved, present(), classes));
  }

  /**
   * Returns the worst verdict of all steps.
   *
   * @throws AssertionError if there is no lock
   * @throws DamagedLockException if the lock cannot be read
   */
  public Verdict verdict() {
    return report().verdict();
  }

  /** Returns the lock as it would be written now. */
  public String text() {
    return LockText.of(present());
  }

  /** Writes the lock as the pipeline is now, whatever that breaks. */
  public void approve() {
    try {
      Path parent = lock.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(lock, text());
    } catch (IOException e) {
      throw new UncheckedIOException("the lock " + lock + " cannot be written", e);
    }
  }

  /**
   * Requires that all state is read as it is, and that the lock is up to date.
   *
   * @throws AssertionError if some state migrates or is lost, or there is something to approve
   * @throws DamagedLockException if the lock cannot be read
   */
  public void assertSafe() {
    require(Verdict.SAFE);
  }

  /**
   * Requires that no state is lost, and that the lock is up to date.
   *
   * @throws AssertionError if some state is lost, or there is something to approve
   * @throws DamagedLockException if the lock cannot be read
   */
  public void assertCompatible() {
    require(Verdict.MIGRATES);
  }

  private void require(Verdict worst) {
    String mode = System.getProperty(PROPERTY, COMPARE);
    if (!MODES.contains(mode)) {
      throw new IllegalArgumentException(
          "-D%s=%s is no way to check a lock; write -D%1$s=%s, -D%1$s=%s, or nothing to compare"
              .formatted(PROPERTY, mode, WRITE, BREAK));
    }
    if (mode.equals(BREAK) || (mode.equals(WRITE) && !Files.exists(lock))) {
      approve();
      return;
    }
    UpgradeReport report = report();
    if (mode.equals(WRITE) && report.verdict() != Verdict.BREAKS) {
      approve();
    } else if (report.verdict().compareTo(worst) > 0 || !upToDate()) {
      throw new AssertionError(report + "\n" + howToGoOn(report.verdict()));
    }
  }

  private boolean upToDate() {
    try {
      return Files.readAllLines(lock).equals(text().lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String howToGoOn(Verdict verdict) {
    return switch (verdict) {
      case SAFE ->
          "nothing is lost, but %s is out of date: run with -D%s=%s and commit it"
              .formatted(lock, PROPERTY, WRITE);
      case MIGRATES ->
          ("nothing is lost, but there is no way back to the old version: if that is"
                  + " meant, run with -D%s=%s and commit %s")
              .formatted(PROPERTY, WRITE, lock);
      case BREAKS ->
          ("state is lost: repair the pipeline; or, if that is meant, run with -D%s=%s"
                  + " and commit %s")
              .formatted(PROPERTY, BREAK, lock);
    };
  }

  private Blueprint present() {
    if (present == null) {
      present = survey.get();
    }
    return present;
  }
}
