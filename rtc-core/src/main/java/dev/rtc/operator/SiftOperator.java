package dev.rtc.operator;

import dev.rtc.connector.Decoded;
import dev.rtc.time.Timestamp;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sifts what a source read: records go on; bytes that are none, and records whose timestamp cannot
 * be read, are bad records of the source.
 *
 * @param <S> what the source hands out: records, or records and bytes that are none
 * @param <T> the records
 */
public final class SiftOperator<S, T> extends AbstractStreamOperator<T>
    implements OneInputStreamOperator<S, T> {

  private static final long serialVersionUID = 1L;

  private final OnBadRecord onBadRecord;
  private final @Nullable Timestamp<T> timestamp;
  private transient BadRecords badRecords;

  /**
   * Creates the operator.
   *
   * @param onBadRecord what becomes of bad records
   * @param timestamp reads the instant of a record; null if nobody asks for it
   */
  public SiftOperator(OnBadRecord onBadRecord, @Nullable Timestamp<T> timestamp) {
    this.onBadRecord = onBadRecord;
    this.timestamp = timestamp;
  }

  @Override
  public void open() throws Exception {
    super.open();
    badRecords = BadRecords.of(onBadRecord, this, output);
  }

  @Override
  @SuppressWarnings("unchecked") // the source hands out records of T
  public void processElement(StreamRecord<S> element) throws Exception {
    S read = element.getValue();
    if (!(read instanceof Decoded<?> decoded)) {
      pass((T) read, element);
    } else if (decoded.failure() != null) {
      badRecords.take(decoded.failure(), element);
    } else {
      pass((T) Objects.requireNonNull(decoded.record(), "neither record nor failure"), element);
    }
  }

  private void pass(T record, StreamRecord<S> element) throws Exception {
    boolean untimed = timestamp != null && element.getTimestamp() == TolerantTimestamps.NONE;
    if (untimed) {
      try {
        element.setTimestamp(millis(Objects.requireNonNull(timestamp), record));
      } catch (Exception | StackOverflowError e) {
        badRecords.take(record, element, e);
        return;
      }
    }
    output.collect(element.replace(record));
  }

  /** Asks again for what the source could not get, to tell why. */
  private static <T> long millis(Timestamp<T> timestamp, T record) {
    Instant at = Objects.requireNonNull(timestamp.of(record), "the timestamp is null");
    long millis = at.toEpochMilli();
    if (millis == TolerantTimestamps.NONE) {
      throw new IllegalArgumentException(
          "the timestamp is %s, which Flink takes for none".formatted(at));
    }
    return millis;
  }
}
