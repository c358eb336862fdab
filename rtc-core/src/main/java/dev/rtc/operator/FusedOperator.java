package dev.rtc.operator;

import java.util.List;
import java.util.Map;
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
  private final Map<String, OnBadRecord> onBadRecords;
  private transient StreamRecord<R> outgoing;
  private transient Receiver first;

  /**
   * Creates the operator.
   *
   * @param stages the steps in their order
   */
  public FusedOperator(List<Stage> stages) {
    this(stages, Map.of());
  }

  /**
   * Creates an operator that goes on without bad records in some of its steps.
   *
   * @param stages the steps in their order
   * @param onBadRecords what becomes of the bad records of a step, by its id; those of other steps
   *     fail the job
   */
  public FusedOperator(List<Stage> stages, Map<String, OnBadRecord> onBadRecords) {
    this.stages = List.copyOf(stages);
    this.onBadRecords = Map.copyOf(onBadRecords);
  }

  @Override
  @SuppressWarnings("unchecked") // the last stage gives records of the operator's output type
  public void open() throws Exception {
    super.open();
    outgoing = new StreamRecord<>(null);
    Receiver next = record -> output.collect(outgoing.replace((R) record));
    for (int i = stages.size() - 1; i >= 0; i--) {
      next = receiver(stages.get(i), next);
    }
    first = next;
  }

  private Receiver receiver(Stage stage, Receiver next) {
    StepCounters counters = StepCounters.register(getMetricGroup(), stage.origin());
    OnBadRecord onBadRecord = onBadRecords.get(stage.origin().id());
    if (onBadRecord == null) {
      return stage.before(next, counters);
    }
    BadRecords badRecords = BadRecords.of(onBadRecord, this, output);
    return stage instanceof Stage.TableMap || stage instanceof Stage.TableFilter
        ? new TolerantTableReceiver(stage, next, counters, badRecords, outgoing)
        : new TolerantReceiver(stage, next, counters, badRecords, outgoing);
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
