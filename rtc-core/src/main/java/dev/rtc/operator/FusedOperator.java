package dev.rtc.operator;

import java.util.List;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Runs stateless steps in a row; each step's records are counted, timestamps pass through.
 *
 * @param <T> the records that come in
 * @param <R> the records that go out
 */
public final class FusedOperator<T, R> extends AbstractStreamOperator<R>
    implements OneInputStreamOperator<T, R> {

  private static final long serialVersionUID = 1L;

  private final List<Stage> stages;
  private transient StreamRecord<R> outgoing;
  private transient Receiver first;

  /**
   * Creates the operator.
   *
   * @param stages the steps in their order
   */
  public FusedOperator(List<Stage> stages) {
    this.stages = List.copyOf(stages);
  }

  @Override
  @SuppressWarnings("unchecked") // the last stage gives records of the operator's output type
  public void open() throws Exception {
    super.open();
    outgoing = new StreamRecord<>(null);
    Receiver next = record -> output.collect(outgoing.replace((R) record));
    for (int i = stages.size() - 1; i >= 0; i--) {
      Stage stage = stages.get(i);
      next = stage.before(next, StepCounters.register(getMetricGroup(), stage.origin()));
    }
    first = next;
  }

  @Override
  public void processElement(StreamRecord<T> element) throws Exception {
    if (element.hasTimestamp()) {
      outgoing.setTimestamp(element.getTimestamp());
    } else {
      outgoing.eraseTimestamp();
    }
    first.receive(element.getValue());
  }
}
