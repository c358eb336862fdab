package dev.rtc.benchmarks.operator;

import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Hands copies of records on: what Flink's CopyingChainingOutput, which only Flink can use, does
 * for chained operators without object reuse.
 */
final class ByCopy<T> extends ByReference<T> {

  private final TypeSerializer<T> serializer;

  ByCopy(OneInputStreamOperator<T, ?> operator, TypeSerializer<T> serializer) {
    super(operator);
    this.serializer = serializer;
  }

  @Override
  public void collect(StreamRecord<T> record) {
    push(record.copy(serializer.copy(record.getValue())));
  }
}
