package dev.rtc.operator;

import dev.rtc.type.Change;
import dev.rtc.type.Keyed;
import java.util.Objects;
import org.apache.flink.api.common.functions.MapFunction;

/** Gives each change of a row the value that a function makes of the row. */
final class TableMapReceiver extends StageReceiver {

  private final MapFunction<Object, Object> function;

  TableMapReceiver(Stage.TableMap stage, Receiver next, StepCounters counters) {
    super(stage.origin(), next, counters);
    this.function = stage.function();
  }

  @Override
  void apply(Object record) throws Exception {
    Change<?, ?> change = (Change<?, ?>) record;
    handOn(new Change<>(change.kind(), change.key(), map(change)));
  }

  private Object map(Change<?, ?> change) throws Exception {
    Keyed<?, ?> row = new Keyed<>(change.key(), change.value());
    try {
      return Objects.requireNonNull(
          function.map(row), "the function returned null; leave rows out with filter");
    } catch (Exception e) {
      throw StepFailedException.of(origin, row, e);
    }
  }
}
