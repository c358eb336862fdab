package dev.rtc.operator;

import dev.rtc.type.Change;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Lets a stage work on a table without the rows it fails on: such a row leaves the table, and comes
 * back with the first value that the stage does not fail on. A value is told as a bad record when
 * it comes, and not again when it goes.
 */
final class TolerantTableReceiver implements Receiver {

  private final Receiver probe;
  private final Receiver sieve;
  private final BadRecords badRecords;
  private final StreamRecord<?> current;
  private boolean sound;

  /**
   * Wraps a stage.
   *
   * @param stage the stage
   * @param next what is behind it
   * @param counters its counters
   * @param badRecords takes the rows it fails on
   * @param current always has the timestamp of the change at work
   */
  TolerantTableReceiver(
      Stage stage,
      Receiver next,
      StepCounters counters,
      BadRecords badRecords,
      StreamRecord<?> current) {
    this.probe = stage.before(row -> {}, uncounted());
    this.sieve =
        new TableFilterReceiver(
            new Stage.TableFilter(stage.origin(), row -> sound),
            stage.before(next, new StepCounters(new SimpleCounter(), counters.out())),
            new StepCounters(counters.in(), new SimpleCounter()));
    this.badRecords = badRecords;
    this.current = current;
  }

  private static StepCounters uncounted() {
    return new StepCounters(new SimpleCounter(), new SimpleCounter());
  }

  @Override
  public void receive(Object record) throws Exception {
    Change<?, ?> change = (Change<?, ?>) record;
    sound = isSound(change);
    sieve.receive(change);
  }

  private boolean isSound(Change<?, ?> change) throws Exception {
    try {
      probe.receive(Change.insert(change.key(), change.value()));
      return true;
    } catch (Exception | StackOverflowError e) {
      if (change.kind() == Change.Kind.INSERT || change.kind() == Change.Kind.UPDATE_AFTER) {
        badRecords.take(change, current, e);
      } else {
        BadRecords.requireBlame(e);
      }
      return false;
    }
  }
}
