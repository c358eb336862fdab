package dev.rtc.testing.simulation;

import dev.rtc.testing.compare.Content;
import dev.rtc.testing.compare.Differences;
import dev.rtc.type.Change;
import dev.rtc.type.Keyed;
import java.util.ArrayList;
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

  Optional<Violation> of(List<Object> expected, List<Object> found) {
    if (table) {
      return compare(rows(expected), rows(found));
    }
    return compare(expected, found).or(() -> order(expected, found));
  }

  private static List<Object> rows(List<Object> changes) {
    Map<Content, Object> rows = new LinkedHashMap<>();
    for (Object each : changes) {
      Change<?, ?> change = (Change<?, ?>) each;
      if (change.kind() == Change.Kind.DELETE) {
        rows.remove(new Content(change.key()));
      } else {
        rows.put(new Content(change.key()), new Keyed<>(change.key(), change.value()));
      }
    }
    return new ArrayList<>(rows.values());
  }

  private Optional<Violation> compare(List<Object> expected, List<Object> found) {
    List<Object> wanted = views(expected);
    Differences<Object> differences =
        Differences.between(wanted, views(found), Function.identity());
    return differences.none()
        ? Optional.empty()
        : Optional.of(new Violation(kind(differences, wanted), text(differences)));
  }

  private List<Object> views(List<Object> records) {
    return records.stream().map(view).toList();
  }

  private static Violation.Kind kind(Differences<Object> differences, List<Object> wanted) {
    if (differences.extra().isEmpty()) {
      return Violation.Kind.LOST;
    }
    boolean seen =
        differences.extra().stream()
            .allMatch(extra -> wanted.stream().anyMatch(each -> Differences.same(each, extra)));
    return differences.missing().isEmpty() && seen
        ? Violation.Kind.DUPLICATED
        : Violation.Kind.DIFFERENT;
  }

  private String text(Differences<Object> differences) {
    return "output '%s'%s".formatted(output, differences.text().replace("\n", "\n  "));
  }

  private Optional<Violation> order(List<Object> expected, List<Object> found) {
    Map<Content, List<Content>> before = byKey(expected);
    Map<Content, List<Content>> after = byKey(found);
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
                            each.getKey(),
                            each.getValue(),
                            after.getOrDefault(each.getKey(), List.of()))));
  }

  private Map<Content, List<Content>> byKey(List<Object> records) {
    Map<Content, List<Content>> byKey = new LinkedHashMap<>();
    for (Object record : records) {
      Object found = key.apply(record);
      if (found != null) {
        byKey
            .computeIfAbsent(new Content(found), unset -> new ArrayList<>())
            .add(new Content(view.apply(record)));
      }
    }
    return byKey;
  }
}
