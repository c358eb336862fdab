package dev.rtc.testing.simulation;

import dev.rtc.type.Change;
import dev.rtc.type.Keyed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compares an output with what it is without faults.
 *
 * @param output its name
 * @param table whether it holds changes of rows, of which only the last of each row counts
 * @param view what of a record is compared
 * @param key finds the key of a record, whose records have to stay in order; gives null for those
 *     that have none
 */
record Judgement(
    String output,
    boolean table,
    Function<Object, Object> view,
    Function<Object, @Nullable Object> key) {

  private static final int SHOWN = 10;

  Optional<Violation> of(List<Object> expected, List<Object> found) {
    if (table) {
      return compare(rows(expected), rows(found));
    }
    return compare(expected, found).or(() -> order(expected, found));
  }

  private static List<Object> rows(List<Object> changes) {
    Map<Object, Object> rows = new LinkedHashMap<>();
    for (Object each : changes) {
      Change<?, ?> change = (Change<?, ?>) each;
      if (change.kind() == Change.Kind.DELETE) {
        rows.remove(comparable(change.key()));
      } else {
        rows.put(comparable(change.key()), new Keyed<>(change.key(), change.value()));
      }
    }
    return new ArrayList<>(rows.values());
  }

  private Optional<Violation> compare(List<Object> expected, List<Object> found) {
    Map<Object, Integer> counts = new LinkedHashMap<>();
    Map<Object, Object> shown = new LinkedHashMap<>();
    expected.forEach(record -> count(view.apply(record), 1, counts, shown));
    found.forEach(record -> count(view.apply(record), -1, counts, shown));
    List<Object> missing = new ArrayList<>();
    List<Object> extra = new ArrayList<>();
    counts.forEach(
        (record, count) -> {
          for (int i = 0; i < Math.abs(count); i++) {
            (count > 0 ? missing : extra).add(shown.get(record));
          }
        });
    if (missing.isEmpty() && extra.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Violation(kind(missing, extra, expected), text(missing, extra)));
  }

  private static void count(
      Object record, int by, Map<Object, Integer> counts, Map<Object, Object> shown) {
    Object comparable = comparable(record);
    counts.merge(comparable, by, Integer::sum);
    shown.putIfAbsent(comparable, record);
  }

  private Violation.Kind kind(List<Object> missing, List<Object> extra, List<Object> expected) {
    if (extra.isEmpty()) {
      return Violation.Kind.LOST;
    }
    List<Object> known = expected.stream().map(view).map(Judgement::comparable).toList();
    boolean seen = extra.stream().allMatch(record -> known.contains(comparable(record)));
    return missing.isEmpty() && seen ? Violation.Kind.DUPLICATED : Violation.Kind.DIFFERENT;
  }

  private String text(List<Object> missing, List<Object> extra) {
    return "output '%s'%s%s".formatted(output, block("missing", missing), block("extra", extra));
  }

  private static String block(String title, List<Object> records) {
    if (records.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n    %s (%d):".formatted(title, records.size()));
    records.stream()
        .limit(SHOWN)
        .forEach(record -> text.append("\n      ").append(Show.value(record)));
    if (records.size() > SHOWN) {
      text.append("\n      ... and ").append(records.size() - SHOWN).append(" more");
    }
    return text.toString();
  }

  private Optional<Violation> order(List<Object> expected, List<Object> found) {
    Map<Object, List<Object>> before = byKey(expected);
    Map<Object, List<Object>> after = byKey(found);
    return before.entrySet().stream()
        .filter(each -> !each.getValue().equals(after.get(each.getKey())))
        .findFirst()
        .map(
            each ->
                new Violation(
                    Violation.Kind.OUT_OF_ORDER,
                    "output '%s', key %s\n    expected: %s\n    found:    %s"
                        .formatted(
                            output,
                            Show.value(each.getKey()),
                            Show.value(each.getValue()),
                            Show.value(after.getOrDefault(each.getKey(), List.of())))));
  }

  private Map<Object, List<Object>> byKey(List<Object> records) {
    Map<Object, List<Object>> byKey = new LinkedHashMap<>();
    for (Object record : records) {
      Object found = key.apply(record);
      if (found != null) {
        byKey
            .computeIfAbsent(comparable(found), unset -> new ArrayList<>())
            .add(comparable(view.apply(record)));
      }
    }
    return byKey;
  }

  /** Arrays are compared by content, as far as they are not inside a record. */
  private static Object comparable(Object record) {
    return record.getClass().isArray()
        ? Arrays.asList(Show.value(record), record.getClass())
        : record;
  }
}
