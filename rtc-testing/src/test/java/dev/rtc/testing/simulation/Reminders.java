package dev.rtc.testing.simulation;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Puts each number out once the watermark is far enough behind it, with timers of its own instead
 * of Flink's.
 */
final class Reminders extends AbstractStreamOperator<Tuple2<Long, Long>>
    implements OneInputStreamOperator<Long, Tuple2<Long, Long>> {

  private static final long serialVersionUID = 1L;
  private static final long DELAY = 4;

  private final boolean survivesRescaling;
  private transient ListState<Tuple2<Long, Long>> saved;
  private transient List<Tuple2<Long, Long>> pending;

  Reminders(boolean survivesRescaling) {
    this.survivesRescaling = survivesRescaling;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    var descriptor = new ListStateDescriptor<>("timers", Sums.PAIR);
    OperatorStateStore store = context.getOperatorStateStore();
    saved =
        survivesRescaling ? store.getUnionListState(descriptor) : store.getListState(descriptor);
    pending = new ArrayList<>();
    for (Tuple2<Long, Long> timer : saved.get()) {
      if (isMine(timer.f0)) {
        pending.add(timer);
      }
    }
  }

  private boolean isMine(Long key) {
    var task = getRuntimeContext().getTaskInfo();
    int owner =
        KeyGroupRangeAssignment.assignKeyToParallelOperator(
            key, task.getMaxNumberOfParallelSubtasks(), task.getNumberOfParallelSubtasks());
    return owner == task.getIndexOfThisSubtask();
  }

  @Override
  public void processElement(StreamRecord<Long> element) {
    Long number = element.getValue();
    pending.add(Tuple2.of((Long) getCurrentKey(), number));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    List<Tuple2<Long, Long>> due =
        pending.stream().filter(timer -> timer.f1 <= mark.getTimestamp() - DELAY).toList();
    due.forEach(timer -> output.collect(new StreamRecord<>(timer)));
    pending.removeAll(due);
    super.processWatermark(mark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    saved.update(pending);
  }
}
