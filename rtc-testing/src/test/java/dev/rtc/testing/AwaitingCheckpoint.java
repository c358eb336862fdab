package dev.rtc.testing;

import dev.rtc.Pipeline;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Window;
import dev.rtc.type.DataType;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/** Lingers at each record until a checkpoint has completed, which it can only between two. */
final class AwaitingCheckpoint
    implements MapFunction<Order, Order>, CheckpointedFunction, CheckpointListener {

  /** The number of records at which to linger at most. */
  static final int PATIENCE = 2_000;

  private static final long serialVersionUID = 1L;
  private static final long LINGER_NANOS = Duration.ofMillis(5).toNanos();
  private static final AtomicBoolean COMPLETED = new AtomicBoolean();

  private boolean begun;
  private long firstBehindRecord = Long.MAX_VALUE;

  private AwaitingCheckpoint() {}

  /** Sums the cents of each shop per minute, behind such a step. */
  static Pipeline revenue() {
    COMPLETED.set(false);
    DataType<Order> order = DataType.of(Order.class);
    return Pipeline.define(
        "awaiting",
        p ->
            p.from(
                    "orders",
                    Unopenable.unbounded(order),
                    EventTime.ascending(Order::at).neverIdle())
                .transform(
                    "await",
                    order,
                    orders -> orders.map(new AwaitingCheckpoint()).returns(order.typeInformation()))
                .keyBy(Order::shop)
                .window(
                    Window.tumbling(Duration.ofMinutes(1)),
                    Late.to("late-orders", Unopenable.sink()))
                .aggregate("per-minute", Aggregations.summing(Order::cents))
                .to("revenue", Unopenable.sink()));
  }

  /** Says whether a checkpoint has completed behind the first record and before the last. */
  static boolean completed() {
    return COMPLETED.get();
  }

  @Override
  public Order map(Order order) {
    begun = true;
    if (!COMPLETED.get()) {
      LockSupport.parkNanos(LINGER_NANOS);
    }
    return order;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {}

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    if (begun) {
      firstBehindRecord = Math.min(firstBehindRecord, context.getCheckpointId());
    }
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    if (checkpoint >= firstBehindRecord) {
      COMPLETED.set(true);
    }
  }
}
