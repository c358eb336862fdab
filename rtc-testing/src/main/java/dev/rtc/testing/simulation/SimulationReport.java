package dev.rtc.testing.simulation;

import dev.rtc.testing.driver.MoveTrace;
import java.util.Locale;

/**
 * Sums up the runs of a simulation that has found nothing wrong.
 *
 * @param seeds how many runs there were
 * @param checkpoints how many checkpoints were completed
 * @param crashes how often a job failed
 * @param restores how often a job went on from its state, after a crash or a stop
 * @param rescalings how often it did so with another parallelism
 * @param stops how often it was stopped with a savepoint
 * @param aborted how many checkpoints were given up
 * @param lostNotifications how many notifications of completed checkpoints were lost
 * @param records how many records were sent
 * @param moves how many single moves the jobs made
 * @param lost how many records were lost; always 0, a loss is thrown
 * @param duplicated how many records were written twice; always 0, a duplicate is thrown
 * @param hash the SHA-256 of the traces of all runs, in hexadecimal digits: the same for the same
 *     seeds, input and job
 */
public record SimulationReport(
    long seeds,
    long checkpoints,
    long crashes,
    long restores,
    long rescalings,
    long stops,
    long aborted,
    long lostNotifications,
    long records,
    long moves,
    long lost,
    long duplicated,
    String hash) {

  static SimulationReport of(long seeds, Figures figures, String hash) {
    return new SimulationReport(
        seeds,
        figures.checkpoints(),
        figures.crashes(),
        figures.restores(),
        figures.rescalings(),
        figures.times(Fault.STOP_WITH_SAVEPOINT),
        figures.times(Fault.ABORTED_CHECKPOINT),
        figures.times(Fault.LOST_NOTIFICATION),
        figures.records(),
        figures.moves(),
        0,
        0,
        hash);
  }

  /** Adds the figures of other runs; the hash is that of both hashes. */
  public SimulationReport plus(SimulationReport other) {
    MoveTrace hashes = new MoveTrace(0);
    hashes.append(hash);
    hashes.append(other.hash);
    return new SimulationReport(
        seeds + other.seeds,
        checkpoints + other.checkpoints,
        crashes + other.crashes,
        restores + other.restores,
        rescalings + other.rescalings,
        stops + other.stops,
        aborted + other.aborted,
        lostNotifications + other.lostNotifications,
        records + other.records,
        moves + other.moves,
        lost + other.lost,
        duplicated + other.duplicated,
        hashes.hash());
  }

  /** Returns the figures in one line. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d seeds, %,d checkpoints, %,d crashes, %,d restores, %,d rescalings, %,d stops,"
            + " %,d aborted, %,d lost notifications, %,d records, lost %d, duplicated %d",
        seeds,
        checkpoints,
        crashes,
        restores,
        rescalings,
        stops,
        aborted,
        lostNotifications,
        records,
        lost,
        duplicated);
  }
}
