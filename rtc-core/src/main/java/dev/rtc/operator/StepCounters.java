package dev.rtc.operator;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts the records that enter and leave one step inside an operator, in the metric group {@code
 * step.<id>}.
 *
 * @param in the records that entered
 * @param out the records that left
 */
public record StepCounters(Counter in, Counter out) {

  /** The key of the metric group's variable that holds the step's id. */
  public static final String GROUP = "step";

  /** The name of the counter of records that entered. */
  public static final String RECORDS_IN = "stepRecordsIn";

  /** The name of the counter of records that left. */
  public static final String RECORDS_OUT = "stepRecordsOut";

  /** The name of the counter of records that failed, and were dropped or diverted. */
  public static final String RECORDS_DEAD = "stepRecordsDead";

  static StepCounters register(MetricGroup operator, StepOrigin origin) {
    MetricGroup group = operator.addGroup(GROUP, origin.id());
    return new StepCounters(group.counter(RECORDS_IN), group.counter(RECORDS_OUT));
  }

  static Counter dead(MetricGroup operator, StepOrigin origin) {
    return operator.addGroup(GROUP, origin.id()).counter(RECORDS_DEAD);
  }
}
