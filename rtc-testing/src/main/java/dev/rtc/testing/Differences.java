package dev.rtc.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what is missing and what is extra, in any order. */
record Differences(List<?> missing, List<?> extra) {

  private static final int SHOWN = 20;

  static Differences between(List<?> expected, List<?> found) {
    List<Object> missing = new ArrayList<>();
    List<Object> extra = new ArrayList<>(found);
    for (Object record : expected) {
      if (!removeFirst(extra, record)) {
        missing.add(record);
      }
    }
    return new Differences(missing, extra);
  }

  boolean none() {
    return missing.isEmpty() && extra.isEmpty();
  }

  String text() {
    return block("missing", missing) + block("extra", extra);
  }

  static boolean same(@Nullable Object left, @Nullable Object right) {
    return Objects.deepEquals(left, right);
  }

  static String show(@Nullable Object record) {
    String nested = Arrays.deepToString(new @Nullable Object[] {record});
    return nested.substring(1, nested.length() - 1);
  }

  private static boolean removeFirst(List<Object> records, Object sought) {
    for (Iterator<Object> each = records.iterator(); each.hasNext(); ) {
      if (same(each.next(), sought)) {
        each.remove();
        return true;
      }
    }
    return false;
  }

  static String block(String title, List<?> records) {
    if (records.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n  %s (%d):".formatted(title, records.size()));
    records.stream().limit(SHOWN).forEach(record -> text.append("\n    ").append(show(record)));
    if (records.size() > SHOWN) {
      text.append("\n    ... and ").append(records.size() - SHOWN).append(" more");
    }
    return text.toString();
  }
}
