package dev.rtc.testing.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says what is missing and what is extra, in any order.
 *
 * @param <E> what was found: records, or what holds them
 */
public record Differences<E>(List<?> missing, List<E> extra) {

  private static final int SHOWN = 20;

  /**
   * Compares what was found with the records that were expected.
   *
   * @param record finds the record in what was found
   */
  public static <E> Differences<E> between(
      List<?> expected, List<? extends E> found, Function<? super E, ?> record) {
    Map<Content, Integer> open = new HashMap<>();
    expected.forEach(sought -> open.merge(new Content(sought), 1, Integer::sum));
    List<E> extra = new ArrayList<>();
    for (E each : found) {
      if (!take(open, record.apply(each))) {
        extra.add(each);
      }
    }
    List<Object> missing = new ArrayList<>();
    for (Object sought : expected) {
      if (take(open, sought) && !removeFirst(extra, sought, record)) {
        missing.add(sought);
      }
    }
    return new Differences<>(missing, extra);
  }

  private static boolean take(Map<Content, Integer> open, @Nullable Object record) {
    Content content = new Content(record);
    boolean there = open.containsKey(content);
    open.computeIfPresent(content, (same, count) -> count == 1 ? null : count - 1);
    return there;
  }

  /** Finds what equals without having the same hash code: few classes, and few records. */
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

  /** Tells whether just the expected records were found. */
  public boolean none() {
    return missing.isEmpty() && extra.isEmpty();
  }

  /** Lists what is missing and what is extra; empty if nothing is. */
  public String text() {
    return block("missing", missing, extra) + block("extra", extra, missing);
  }

  /** Tells whether two records are equal, arrays by content. */
  public static boolean same(@Nullable Object left, @Nullable Object right) {
    return Objects.deepEquals(left, right);
  }

  /** Shows a record, arrays by content. */
  public static String show(@Nullable Object record) {
    String nested = Arrays.deepToString(new @Nullable Object[] {record});
    return nested.substring(1, nested.length() - 1);
  }

  /** Shows a record, with classes if it looks like another from which it differs. */
  public static String show(@Nullable Object record, @Nullable Object other) {
    return showAmong(record, Collections.singletonList(other));
  }

  /** Shows a record, with classes if it looks like one of the others from which it differs. */
  public static String showAmong(@Nullable Object record, Collection<?> others) {
    String text = show(record);
    boolean alike =
        others.stream().anyMatch(other -> show(other).equals(text) && !same(record, other));
    return alike ? TypedText.of(record) : text;
  }

  /** Lists records; empty if there are none. */
  public static String block(String title, List<?> records) {
    return block(title, records, List.of());
  }

  /**
   * Lists records, with classes where they look like others; empty if there are none.
   *
   * @param others what each of them must not be mistaken for
   */
  public static String block(String title, List<?> records, Collection<?> others) {
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
