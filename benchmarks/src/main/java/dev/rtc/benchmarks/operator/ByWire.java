package dev.rtc.benchmarks.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamElementSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Writes each record to bytes and hands on what it reads back, as the two ends of a shuffle do;
 * there is neither partitioner nor network.
 */
final class ByWire<T> extends ByReference<T> {

  private final StreamElementSerializer<T> serializer;
  private final DataOutputSerializer out = new DataOutputSerializer(256);
  private final DataInputDeserializer in = new DataInputDeserializer();

  ByWire(OneInputStreamOperator<T, ?> operator, TypeSerializer<T> serializer) {
    super(operator);
    this.serializer = new StreamElementSerializer<>(serializer);
  }

  @Override
  public void collect(StreamRecord<T> record) {
    push(received(record));
  }

  private StreamRecord<T> received(StreamRecord<T> sent) {
    try {
      out.clear();
      serializer.serialize(sent, out);
      in.setBuffer(out.getSharedBuffer(), 0, out.length());
      return serializer.deserialize(in).asRecord();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
