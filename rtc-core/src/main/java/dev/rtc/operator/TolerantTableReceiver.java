package dev.rtc.operator;

import dev.rtc.type.Change;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Lets a stage work on a table without the rows it fails on: such a row leaves the table, and comes
 * back with the first value that the stage does not fail on. A value is told as a bad record when
 * it comes, and not again when it goes. The stage works once on each change, alone, and what it
 * makes is handed on.
 */
final class TolerantTableReceiver implements Receiver {

  private final Receiver stage;
  private final RemainingRows rows;
  private final Counter in;
  private final BadRecords badRecords;
  private final StreamRecord<?> current;

  /** What the stage made of the row at hand; null if it left the row out. */
  private @Nullable Change<?, ?> made;

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
    this.stage =
        stage.before(
            row -> made = (Change<?, ?>) row,
            new StepCounters(new SimpleCounter(), new SimpleCounter()));
    this.rows =
        new RemainingRows(
            change -> {
              counters.out().inc();
              next.receive(change);
            });
    this.in = counters.in();
    this.badRecords = badRecords;
    this.current = current;
  }

  @Override
  public void receive(Object record) throws Exception {
    Change<?, ?> change = (Change<?, ?>) record;
    in.inc();
    work(change);
    Change<?, ?> row = made;
    made = null;
    rows.take(
        change.kind(), row == null ? null : new Change<>(change.kind(), row.key(), row.value()));
  }

  private void work(Change<?, ?> change) throws Exception {
    try {
      stage.receive(Change.insert(change.key(), change.value()));
    } catch (Exception | StackOverflowError e) {
      if (change.kind() == Change.Kind.INSERT || change.kind() == Change.Kind.UPDATE_AFTER) {
        badRecords.take(change, current, e);
      } else {
        BadRecords.requireBlame(e);
      }
    }
  }
}
