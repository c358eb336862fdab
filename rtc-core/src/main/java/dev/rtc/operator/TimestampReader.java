package dev.rtc.operator;

import dev.rtc.time.Timestamp;
import java.util.Objects;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;

/**
 * Reads the timestamp of each record by the user's function.
 *
 * @param origin the step
 * @param timestamp the user's function
 * @param <T> the records
 */
public record TimestampReader<T>(StepOrigin origin, Timestamp<T> timestamp)
    implements SerializableTimestampAssigner<T> {

  @Override
  public long extractTimestamp(T record, long unset) {
    try {
      return Objects.requireNonNull(timestamp.of(record), "null as the event time").toEpochMilli();
    } catch (RuntimeException e) {
      throw StepFailedException.unchecked(origin, record, e);
    }
  }
}
