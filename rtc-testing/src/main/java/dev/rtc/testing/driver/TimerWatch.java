package dev.rtc.testing.driver;

import java.lang.reflect.Field;
import java.util.function.Consumer;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerServiceImpl;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;

/** Tells of each timer of an operator, by the operator's uid, before it goes off. */
record TimerWatch(Consumer<String> watcher) {

  private static final Field TARGET =
      InternalField.of(InternalTimerServiceImpl.class, "triggerTarget");

  void install(Deployment deployment) {
    for (JobVertex vertex : deployment.vertices()) {
      for (OperatorIDPair operator : vertex.getOperatorIDs()) {
        String uid = OperatorNames.of(operator);
        for (StreamOperator<?> each : OperatorNames.operators(deployment, uid)) {
          OperatorBackends.timerServices(each).values().forEach(service -> watch(service, uid));
        }
      }
    }
  }

  private void watch(Object service, String uid) {
    if (InternalField.getOrNull(TARGET, service) instanceof Triggerable<?, ?> target) {
      try {
        TARGET.set(service, new Watched<>(target, uid, watcher));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException("timers of '" + uid + "' cannot be watched", e);
      }
    }
  }

  private record Watched<K, N>(Triggerable<K, N> target, String uid, Consumer<String> watcher)
      implements Triggerable<K, N> {

    @Override
    public void onEventTime(InternalTimer<K, N> timer) throws Exception {
      watcher.accept(uid);
      target.onEventTime(timer);
    }

    @Override
    public void onProcessingTime(InternalTimer<K, N> timer) throws Exception {
      watcher.accept(uid);
      target.onProcessingTime(timer);
    }
  }
}
