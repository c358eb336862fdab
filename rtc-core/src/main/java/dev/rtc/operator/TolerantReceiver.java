package dev.rtc.operator;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Lets a stage work on one record at a time without what is behind it: what it makes of a record is
 * handed on once it is whole, so that a bad record leaves nothing, and what fails behind the stage
 * is never taken for its own failure. So all that a flatMap makes of one record is held at once.
 */
final class TolerantReceiver implements Receiver {

  /** How many outputs of one record there may be for their list to be used again. */
  private static final int MOST_KEPT = 1 << 10;

  private final Receiver stage;
  private final Receiver next;
  private final Counter out;
  private final BadRecords badRecords;
  private final StreamRecord<?> current;
  private List<Object> made = new ArrayList<>();

  /**
   * Wraps a stage.
   *
   * @param stage the stage
   * @param next what is behind it
   * @param counters its counters
   * @param badRecords takes the records it fails on
   * @param current always has the timestamp of the record at work
   */
  TolerantReceiver(
      Stage stage,
      Receiver next,
      StepCounters counters,
      BadRecords badRecords,
      StreamRecord<?> current) {
    this.stage =
        stage.before(
            record -> made.add(record), new StepCounters(counters.in(), new SimpleCounter()));
    this.next = next;
    this.out = counters.out();
    this.badRecords = badRecords;
    this.current = current;
  }

  @Override
  public void receive(Object record) throws Exception {
    if (works(record)) {
      for (int i = 0; i < made.size(); i++) {
        out.inc();
        next.receive(made.get(i));
      }
    }
    forget();
  }

  private boolean works(Object record) throws Exception {
    try {
      stage.receive(record);
      return true;
    } catch (Exception | StackOverflowError e) {
      badRecords.take(record, current, e);
      return false;
    }
  }

  /** Holds nothing between two records, and no room for what a single large one made. */
  private void forget() {
    if (made.size() > MOST_KEPT) {
      made = new ArrayList<>();
    } else {
      made.clear();
    }
  }
}
