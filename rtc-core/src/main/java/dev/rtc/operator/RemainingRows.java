package dev.rtc.operator;

import dev.rtc.type.Change;
import org.jspecify.annotations.Nullable;

/**
 * Hands on the changes of the rows that a step leaves in a table.
 *
 * <p>An update comes as the value before and, directly behind it, the value after. Only both
 * together tell whether the row stays, leaves, comes or goes on missing. They are put out within
 * one call of the operator that keeps the table and no barrier comes between them, so that the
 * value before needs no state; it must not travel over a network on the way, where an unaligned
 * checkpoint may part the two.
 */
final class RemainingRows {

  private final Receiver next;

  /** The value before of the update at hand, if it remains. */
  private @Nullable Change<?, ?> before;

  RemainingRows(Receiver next) {
    this.next = next;
  }

  /**
   * Takes the next change.
   *
   * @param kind what happens
   * @param change the change, with the value that the row has behind the step; null if it is left
   *     out
   */
  void take(Change.Kind kind, @Nullable Change<?, ?> change) throws Exception {
    Change<?, ?> former = before;
    before = kind == Change.Kind.UPDATE_BEFORE ? change : null;
    if (kind == Change.Kind.UPDATE_AFTER) {
      update(former, change);
    } else if (change != null && before == null) {
      next.receive(change);
    }
  }

  private void update(@Nullable Change<?, ?> former, @Nullable Change<?, ?> after)
      throws Exception {
    if (former == null && after != null) {
      next.receive(Change.insert(after.key(), after.value()));
    } else if (former != null && after == null) {
      next.receive(Change.delete(former.key(), former.value()));
    } else if (former != null && after != null) {
      next.receive(former);
      next.receive(after);
    }
  }
}
