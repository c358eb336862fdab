package dev.rtc.operator;

import dev.rtc.connector.Decoded;
import dev.rtc.time.Timestamp;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssigner;

/**
 * Reads the timestamp of each record by the user's function, inside a source. What has none there,
 * because it is no record or the function fails on it, moves no watermark: the {@link SiftOperator}
 * behind the source takes it out.
 *
 * @param timestamp the user's function
 * @param <T> the records
 * @param <S> what the source hands out: records, or records and bytes that are none
 */
public record TolerantTimestamps<T, S>(Timestamp<T> timestamp)
    implements SerializableTimestampAssigner<S> {

  /** What Flink takes for no timestamp. */
  static final long NONE = TimestampAssigner.NO_TIMESTAMP;

  @Override
  @SuppressWarnings("unchecked") // the source hands out records of T
  public long extractTimestamp(S read, long unset) {
    Object record = read instanceof Decoded<?> decoded ? decoded.record() : read;
    return record == null ? NONE : millis((T) record);
  }

  private long millis(T record) {
    try {
      return timestamp.of(record).toEpochMilli();
    } catch (Exception | StackOverflowError e) {
      if (Blame.isOnRecord(e)) {
        return NONE;
      }
      throw e;
    }
  }
}
