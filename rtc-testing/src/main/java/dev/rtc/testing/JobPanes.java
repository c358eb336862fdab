package dev.rtc.testing;

import java.lang.reflect.Field;
import java.util.Optional;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamFilter;
import org.apache.flink.streaming.api.operators.StreamFlatMap;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.api.transformations.PartitionTransformation;
import org.apache.flink.streaming.api.transformations.SinkTransformation;
import org.apache.flink.streaming.api.transformations.UnionTransformation;
import org.apache.flink.streaming.api.windowing.triggers.EventTimeTrigger;
import org.apache.flink.streaming.runtime.operators.windowing.WindowOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tells which outputs of a job that is no pipeline of rtc have results of windows: those of Flink's
 * own windows of event time, with nothing but stateless operators in between.
 */
final class JobPanes {

  private static final Field LATE_TAG = lateTag();

  private final Engine engine;
  private @Nullable String onlyLate;

  private JobPanes(Engine engine) {
    this.engine = engine;
  }

  static Panes of(SinkTransformation<?, ?> sink, Engine engine) {
    JobPanes panes = new JobPanes(engine);
    @Nullable String refusal = panes.refusal(sink.getInputs().get(0)).orElse(null);
    return new Panes(refusal, panes.onlyLate);
  }

  /** Tells whether something is a window of event time, of Flink's own, that drops late records. */
  static boolean dropsLate(Transformation<?> made) {
    return operator(made) instanceof WindowOperator<?, ?, ?, ?, ?> window
        && window.getWindowAssigner().isEventTime()
        && !hasLateTag(window);
  }

  /** Asks the window itself: with a tag it counts no late record, whether one reads them or not. */
  private static boolean hasLateTag(WindowOperator<?, ?, ?, ?, ?> window) {
    try {
      return LATE_TAG.get(window) != null;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Field lateTag() {
    try {
      Field field = WindowOperator.class.getDeclaredField("lateDataOutputTag");
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("this Flink has no WindowOperator.lateDataOutputTag", e);
    }
  }

  /** Follows the way to a window; on it nothing changes timestamps. */
  private Optional<String> refusal(Transformation<?> made) {
    if (made instanceof PartitionTransformation || made instanceof UnionTransformation) {
      return refusalAbove(made);
    }
    @Nullable StreamOperator<?> operator = operator(made);
    if (operator instanceof WindowOperator<?, ?, ?, ?, ?> window) {
      return refusal(made, window);
    }
    return isStateless(operator) ? refusalAbove(made) : Optional.of(noWindow(made));
  }

  private static @Nullable StreamOperator<?> operator(Transformation<?> made) {
    return made instanceof OneInputTransformation<?, ?> step
            && step.getOperatorFactory() instanceof SimpleOperatorFactory<?> factory
        ? factory.getOperator()
        : null;
  }

  private Optional<String> refusalAbove(Transformation<?> made) {
    return made.getInputs().stream().map(this::refusal).flatMap(Optional::stream).findFirst();
  }

  private Optional<String> refusal(Transformation<?> made, WindowOperator<?, ?, ?, ?, ?> window) {
    if (!window.getWindowAssigner().isEventTime()) {
      return Optional.of(
          "the windows of '%s' end by the clock, not by a watermark".formatted(name(made)));
    }
    if (!(window.getTrigger() instanceof EventTimeTrigger) && engine != Engine.DRIVER) {
      onlyLate = "'%s' has a trigger of its own on %s".formatted(name(made), engine);
    }
    return Optional.empty();
  }

  private static boolean isStateless(@Nullable StreamOperator<?> operator) {
    return operator instanceof StreamMap
        || operator instanceof StreamFilter
        || operator instanceof StreamFlatMap;
  }

  private static String noWindow(Transformation<?> made) {
    return "'%s' is no window of Flink's, nor a map, filter or flatMap behind one"
        .formatted(name(made));
  }

  private static String name(Transformation<?> made) {
    @Nullable String uid = made.getUid();
    return uid == null ? made.getName() : uid;
  }
}
