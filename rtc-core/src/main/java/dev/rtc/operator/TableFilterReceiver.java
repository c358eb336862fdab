package dev.rtc.operator;

import dev.rtc.type.Change;
import dev.rtc.type.Keyed;
import org.apache.flink.api.common.functions.FilterFunction;
import org.jspecify.annotations.Nullable;

/**
 * Leaves rows out of a table while a predicate does not hold for them.
 *
 * <p>An update comes as the value before and, directly behind it, the value after. Only both
 * together tell whether the row stays, leaves, comes or goes on missing. They are put out within
 * one call of the operator that keeps the table and no barrier comes between them, so that the
 * value before needs no state; it must not travel over a network on the way, where an unaligned
 * checkpoint may part the two.
 */
final class TableFilterReceiver extends StageReceiver {

  private final FilterFunction<Object> function;

  /** The value before of the update at hand, if it has passed. */
  private @Nullable Change<?, ?> before;

  TableFilterReceiver(Stage.TableFilter stage, Receiver next, StepCounters counters) {
    super(stage.origin(), next, counters);
    this.function = stage.function();
  }

  @Override
  void apply(Object record) throws Exception {
    Change<?, ?> change = (Change<?, ?>) record;
    Change<?, ?> former = before;
    before = null;
    boolean passes = passes(change);
    switch (change.kind()) {
      case INSERT, DELETE -> tell(passes, change);
      case UPDATE_BEFORE -> before = passes ? change : null;
      case UPDATE_AFTER -> update(former, passes, change);
    }
  }

  private void tell(boolean passes, Change<?, ?> change) throws Exception {
    if (passes) {
      handOn(change);
    }
  }

  private void update(@Nullable Change<?, ?> former, boolean passes, Change<?, ?> after)
      throws Exception {
    if (former == null) {
      tell(passes, Change.insert(after.key(), after.value()));
    } else if (passes) {
      handOn(former);
      handOn(after);
    } else {
      handOn(Change.delete(former.key(), former.value()));
    }
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
