package dev.rtc.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says what is missing and what is extra, in any order.
 *
 * @param <E> what was found: records, or what holds them
 */
record Differences<E>(List<?> missing, List<E> extra) {

  private static final int SHOWN = 20;

  /**
   * Compares what was found with the records that were expected.
   *
   * @param record finds the record in what was found
   */
  static <E> Differences<E> between(
      List<?> expected, List<? extends E> found, Function<? super E, ?> record) {
    List<Object> missing = new ArrayList<>();
    List<E> extra = new ArrayList<>(found);
    for (Object sought : expected) {
      if (!removeFirst(extra, sought, record)) {
        missing.add(sought);
      }
    }
    return new Differences<>(missing, extra);
  }

  private static <E> boolean removeFirst(
      List<E> all, Object sought, Function<? super E, ?> record) {
    for (Iterator<E> each = all.iterator(); each.hasNext(); ) {
      if (same(record.apply(each.next()), sought)) {
        each.remove();
        return true;
      }
    }
    return false;
  }

  boolean none() {
    return missing.isEmpty() && extra.isEmpty();
  }

  String text() {
    return block("missing", missing, extra) + block("extra", extra, missing);
  }

  static boolean same(@Nullable Object left, @Nullable Object right) {
    return Objects.deepEquals(left, right);
  }

  static String show(@Nullable Object record) {
    String nested = Arrays.deepToString(new @Nullable Object[] {record});
    return nested.substring(1, nested.length() - 1);
  }

  /** Shows a record, with classes if it looks like another from which it differs. */
  static String show(@Nullable Object record, @Nullable Object other) {
    return showAmong(record, Collections.singletonList(other));
  }

  /** Shows a record, with classes if it looks like one of the others from which it differs. */
  static String showAmong(@Nullable Object record, Collection<?> others) {
    String text = show(record);
    boolean alike =
        others.stream().anyMatch(other -> show(other).equals(text) && !same(record, other));
    return alike ? TypedText.of(record) : text;
  }

  static String block(String title, List<?> records) {
    return block(title, records, List.of());
  }

  /**
   * Lists records.
   *
   * @param others what each of them must not be mistaken for
   */
  static String block(String title, List<?> records, Collection<?> others) {
    if (records.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n  %s (%d):".formatted(title, records.size()));
    records.stream()
        .limit(SHOWN)
        .forEach(record -> text.append("\n    ").append(showAmong(record, others)));
    if (records.size() > SHOWN) {
      text.append("\n    ... and ").append(records.size() - SHOWN).append(" more");
    }
    return text.toString();
  }
}
