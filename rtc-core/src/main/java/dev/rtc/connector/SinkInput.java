package dev.rtc.connector;

import dev.rtc.type.DataType;
import org.apache.flink.api.connector.source.Boundedness;

/**
 * States what arrives at a sink: known only once the sink is attached to a flow.
 *
 * @param type the type of the records; for an upsert sink a {@code Change} of key and value
 * @param boundedness whether the records end by themselves
 * @param <T> the records
 */
public record SinkInput<T>(DataType<T> type, Boundedness boundedness) {

  /** Tells whether the records end by themselves. */
  public boolean isBounded() {
    return boundedness == Boundedness.BOUNDED;
  }
}
