package dev.rtc.testing.upgrade;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Takes the place of a sink: takes everything and writes nothing. */
final class Absorber extends AbstractStreamOperator<Object>
    implements OneInputStreamOperator<Object, Object> {

  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(StreamRecord<Object> element) {
    // nothing leaves the pipeline
  }
}
