package dev.rtc.testing;

/**
 * Tells what {@link CrashEverywhere} has gone through without finding a difference.
 *
 * @param runs how often the script was played, the undisturbed runs not counted
 * @param checkpoints how many checkpoints were taken for it
 * @param crashes how often the job failed and was restored from the latest checkpoint, or began
 *     anew
 * @param rescalings how often the job went on from a savepoint with other subtasks
 * @param compared how many records of the undisturbed runs those runs were held against, those of
 *     all runs together
 */
public record CrashReport(int runs, int checkpoints, int crashes, int rescalings, int compared) {

  static final CrashReport NOTHING = new CrashReport(0, 0, 0, 0, 0);

  /** Returns how often state was restored, or a job begun anew. */
  public int restores() {
    return crashes + rescalings;
  }

  CrashReport plus(CrashReport other) {
    return new CrashReport(
        runs + other.runs,
        checkpoints + other.checkpoints,
        crashes + other.crashes,
        rescalings + other.rescalings,
        compared + other.compared);
  }

  @Override
  public String toString() {
    return ("%d runs, %d checkpoints, %d crashes, %d restores, %d of them with other subtasks;"
            + " %d records compared")
        .formatted(runs, checkpoints, crashes, restores(), rescalings, compared);
  }
}
