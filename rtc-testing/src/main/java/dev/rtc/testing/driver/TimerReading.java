package dev.rtc.testing.driver;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.runtime.state.InternalPriorityQueue;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerServiceImpl;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.util.CloseableIterator;

/** Lists the timers of an operator that have not gone off. */
final class TimerReading {

  private static final Field EVENT_TIME =
      InternalField.of(InternalTimerServiceImpl.class, "eventTimeTimersQueue");
  private static final Field PROCESSING_TIME =
      InternalField.of(InternalTimerServiceImpl.class, "processingTimeTimersQueue");
  private static final Comparator<PendingTimer> BY_TIME =
      Comparator.comparingLong(PendingTimer::at)
          .thenComparing(PendingTimer::domain)
          .thenComparing(timer -> timer.key().toString())
          .thenComparing(timer -> String.valueOf(timer.namespace()));

  private final List<StreamOperator<?>> operators;
  private final List<PendingTimer> pending = new ArrayList<>();

  TimerReading(Deployment deployment, String uid) {
    this.operators = OperatorNames.operators(deployment, uid);
  }

  List<PendingTimer> pending() {
    for (StreamOperator<?> operator : operators) {
      OperatorBackends.timerServices(operator)
          .forEach(
              (name, service) -> {
                add(TimeDomain.EVENT_TIME, (String) name, InternalField.get(EVENT_TIME, service));
                add(
                    TimeDomain.PROCESSING_TIME,
                    (String) name,
                    InternalField.get(PROCESSING_TIME, service));
              });
    }
    pending.sort(BY_TIME);
    return pending;
  }

  @SuppressWarnings("try") // close() is declared by Flink
  private void add(TimeDomain domain, String service, Object queue) {
    try (CloseableIterator<?> timers = ((InternalPriorityQueue<?>) queue).iterator()) {
      while (timers.hasNext()) {
        InternalTimer<?, ?> timer = (InternalTimer<?, ?>) timers.next();
        Object namespace = timer.getNamespace();
        pending.add(
            new PendingTimer(
                domain,
                timer.getTimestamp(),
                timer.getKey(),
                namespace instanceof VoidNamespace ? null : namespace,
                service));
      }
    } catch (Exception e) {
      throw new IllegalStateException("timers cannot be read", e);
    }
  }
}
