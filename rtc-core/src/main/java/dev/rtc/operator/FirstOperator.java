package dev.rtc.operator;

import dev.rtc.time.Lifetime;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Lets the first record of each key pass, and after a silence of the lifetime the next.
 *
 * <p>All it keeps of a key is the instant of its last record.
 *
 * @param <T> the records
 */
public final class FirstOperator<T> extends AbstractStreamOperator<T>
    implements OneInputStreamOperator<T, T>, Triggerable<Object, VoidNamespace> {

  private static final long serialVersionUID = 1L;

  private final StepOrigin origin;
  private final Lifetime lifetime;
  private transient Expiry<VoidNamespace> expiry;

  /**
   * Creates the operator.
   *
   * @param origin the step
   * @param lifetime how long a key is remembered
   */
  public FirstOperator(StepOrigin origin, Lifetime lifetime) {
    this.origin = origin;
    this.lifetime = lifetime;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    InternalTimerService<VoidNamespace> timers =
        getInternalTimerService("lifetime", VoidNamespaceSerializer.INSTANCE, this);
    expiry =
        new Expiry<>(
            origin,
            Expiry.limit(lifetime),
            context.getKeyedStateStore(),
            timers,
            VoidNamespace.INSTANCE,
            new Outlet<>(output),
            () -> {});
  }

  @Override
  public void processElement(StreamRecord<T> element) throws Exception {
    if (expiry.begins(element)) {
      output.collect(element);
    }
  }

  @Override
  public void onEventTime(InternalTimer<Object, VoidNamespace> timer) throws Exception {
    expiry.onEventTime(timer.getTimestamp());
  }

  @Override
  public void onProcessingTime(InternalTimer<Object, VoidNamespace> timer) throws Exception {
    expiry.onClock(timer.getTimestamp());
  }
}
