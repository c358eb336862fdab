package dev.rtc.operator;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Sends the end of event time behind a source that is idle when its input ends.
 *
 * <p>Flink announces the end by a last watermark, and an idle output drops watermarks: windows that
 * are open then would never fire. This operator wakes its output first.
 *
 * @param <T> the records, which pass as they are
 */
public final class EndOfTimeOperator<T> extends AbstractStreamOperator<T>
    implements OneInputStreamOperator<T, T>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  private transient boolean idle;

  /** Creates the operator. */
  public EndOfTimeOperator() {}

  @Override
  public void processElement(StreamRecord<T> element) {
    output.collect(element);
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    idle = status.isIdle();
    super.processWatermarkStatus(status);
  }

  @Override
  public void endInput() {
    if (idle) {
      output.emitWatermarkStatus(WatermarkStatus.ACTIVE);
      output.emitWatermark(Watermark.MAX_WATERMARK);
    }
  }
}
