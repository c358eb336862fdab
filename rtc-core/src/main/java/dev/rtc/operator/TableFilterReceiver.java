package dev.rtc.operator;

import dev.rtc.type.Change;
import dev.rtc.type.Keyed;
import org.apache.flink.api.common.functions.FilterFunction;

/** Leaves rows out of a table while a predicate does not hold for them. */
final class TableFilterReceiver extends StageReceiver {

  private final FilterFunction<Object> function;
  private final RemainingRows rows = new RemainingRows(this::handOn);

  TableFilterReceiver(Stage.TableFilter stage, Receiver next, StepCounters counters) {
    super(stage.origin(), next, counters);
    this.function = stage.function();
  }

  @Override
  void apply(Object record) throws Exception {
    Change<?, ?> change = (Change<?, ?>) record;
    rows.take(change.kind(), passes(change) ? change : null);
  }

  private boolean passes(Change<?, ?> change) throws Exception {
    Keyed<?, ?> row = new Keyed<>(change.key(), change.value());
    try {
      return function.filter(row);
    } catch (Exception e) {
      throw StepFailedException.of(origin, row, e);
    }
  }
}
