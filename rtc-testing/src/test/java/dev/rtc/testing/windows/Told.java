package dev.rtc.testing.windows;

import dev.rtc.type.Change;
import dev.rtc.type.WindowKey;
import dev.rtc.type.Windowed;
import java.util.Comparator;
import java.util.List;

/**
 * Is one thing that a window step has told.
 *
 * @param what {@code RESULT} of a window that tells once, or the kind of a change
 * @param lane the key
 * @param start the first instant of the window
 * @param end the first instant after it
 * @param value the result
 */
record Told(String what, Fact.Lane lane, long start, long end, Object value) {

  /** Leaves what concerns one row in its order; between rows there is none. */
  static final Comparator<Told> BY_ROW =
      Comparator.comparing(Told::lane).thenComparing(Told::start).thenComparing(Told::end);

  static final String RESULT = "RESULT";

  static Told of(Object output) {
    if (output instanceof Windowed<?, ?> result) {
      return new Told(
          RESULT,
          (Fact.Lane) result.key(),
          result.start().toEpochMilli(),
          result.end().toEpochMilli(),
          inOrder(result.value()));
    }
    Change<?, ?> change = (Change<?, ?>) output;
    WindowKey<?> row = (WindowKey<?>) change.key();
    return new Told(
        change.kind().name(),
        (Fact.Lane) row.key(),
        row.start().toEpochMilli(),
        row.end().toEpochMilli(),
        inOrder(change.value()));
  }

  /** Returns the row that a change leaves. */
  Told asRow() {
    return new Told("ROW", lane, start, end, value);
  }

  /** The order of a list of values is not promised. */
  private static Object inOrder(Object value) {
    return value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Long
        ? list.stream().sorted().toList()
        : value;
  }
}
