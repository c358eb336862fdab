package dev.rtc.testing;

import dev.rtc.connector.DeadLetter;
import dev.rtc.testing.compare.Content;
import dev.rtc.testing.compare.Differences;
import dev.rtc.type.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compares what two runs of a job have put out, as far as it promises it.
 *
 * @param title says which job it is, for messages
 * @param outputs what each output promises
 */
record SameOutputs(String title, List<OutputPort> outputs) {

  static SameOutputs of(Subject subject) {
    return new SameOutputs(subject.title(), subject.outputs());
  }

  /** Tells whether a run has put out anything that another could be held against. */
  boolean hasRecords(Outcome outcome) {
    return outputs.stream().anyMatch(output -> !outcome.of(output.id()).isEmpty());
  }

  /** Counts what another run is held against: records, or rows where these alone are promised. */
  int compared(Outcome expected) {
    return outputs.stream().mapToInt(output -> compared(output, records(expected, output))).sum();
  }

  private static int compared(OutputPort output, List<Object> records) {
    return output.coalesced() ? rows(records).size() : records.size();
  }

  /** Says where the runs differ, output by output; nothing if they do not. */
  Optional<String> difference(Outcome expected, Outcome found) {
    return eachOutput(
        output -> difference(output, records(expected, output), records(found, output)));
  }

  /** Says where the facts, or the rows that are left, differ; nothing if they do not. */
  Optional<String> differentResult(Outcome expected, Outcome found) {
    return eachOutput(
        output -> {
          List<Object> before = records(expected, output);
          List<Object> after = records(found, output);
          boolean rows = output.table() || before.stream().anyMatch(Change.class::isInstance);
          return rows ? differentRows(before, after) : others("records", before, after);
        });
  }

  private Optional<String> eachOutput(Function<OutputPort, Optional<String>> comparison) {
    StringBuilder text = new StringBuilder();
    for (OutputPort output : outputs) {
      comparison
          .apply(output)
          .ifPresent(each -> text.append("\n  output '%s': %s".formatted(output.id(), each)));
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }

  private static List<Object> records(Outcome outcome, OutputPort output) {
    List<Collected<Object>> collected = outcome.of(output.id());
    return collected.stream().map(Collected::record).map(SameOutputs::comparable).toList();
  }

  /** A stack and an attempt tell of the run, not of the record. */
  private static Object comparable(Object record) {
    return record instanceof DeadLetter letter
        ? List.of(
            letter.step(),
            letter.position(),
            Differences.show(letter.bytes()),
            letter.exception(),
            letter.message())
        : record;
  }

  private Optional<String> difference(
      OutputPort output, List<Object> expected, List<Object> found) {
    if (output.coalesced()) {
      requireChanges(output, expected);
      requireChanges(output, found);
    }
    Optional<String> rows = differentRows(expected, found);
    if (rows.isPresent() || output.coalesced()) {
      return rows;
    }
    return others("records", expected, found).or(() -> otherOrder(output, expected, found));
  }

  private static Optional<String> differentRows(List<Object> expected, List<Object> found) {
    return others("rows", rows(expected), rows(found));
  }

  private static Optional<String> others(String what, List<Object> expected, List<Object> found) {
    Differences<Object> differences = Differences.between(expected, found, record -> record);
    return differences.none()
        ? Optional.empty()
        : Optional.of(
            "%d %s instead of %d%s"
                .formatted(found.size(), what, expected.size(), differences.text()));
  }

  /** Returns the rows that changes leave; of facts, nothing. */
  private static List<Object> rows(List<Object> records) {
    Map<Content, Object> rows = new LinkedHashMap<>();
    for (Object record : records) {
      if (record instanceof Change<?, ?> change) {
        switch (change.kind()) {
          case INSERT, UPDATE_AFTER -> rows.put(new Content(change.key()), Row.of(change));
          case DELETE -> rows.remove(new Content(change.key()));
          case UPDATE_BEFORE -> {
            // takes nothing away: the value after it follows
          }
        }
      }
    }
    return new ArrayList<>(rows.values());
  }

  /** What is no change leaves no row: of those there would be nothing to compare. */
  private void requireChanges(OutputPort output, List<Object> records) {
    for (Object record : records) {
      if (!(record instanceof Change) && !output.ofErrors()) {
        throw new IllegalArgumentException(
            ("output '%s' of %s has records such as %s made of the changes of a table"
                    + " with Updates.within: how many there are depends on the checkpoints, and"
                    + " which rows are left cannot be told; let the sink take the table")
                .formatted(output.id(), title, Differences.show(record)));
      }
    }
  }

  private static Optional<String> otherOrder(
      OutputPort output, List<Object> expected, List<Object> found) {
    Map<Content, List<Object>> before = byKey(output, expected);
    Map<Content, List<Object>> after = byKey(output, found);
    return before.entrySet().stream()
        .filter(
            each ->
                !Differences.same(each.getValue(), after.getOrDefault(each.getKey(), List.of())))
        .findFirst()
        .map(
            each ->
                "another order of key %s\n    expected %s\n    found    %s"
                    .formatted(each.getKey(), each.getValue(), after.get(each.getKey())));
  }

  private static Map<Content, List<Object>> byKey(OutputPort output, List<Object> records) {
    Map<Content, List<Object>> byKey = new LinkedHashMap<>();
    for (Object record : records) {
      @Nullable Object key = output.key().apply(record);
      if (key != null) {
        byKey.computeIfAbsent(new Content(key), unset -> new ArrayList<>()).add(record);
      }
    }
    return byKey;
  }

  /** Is a row that is left. */
  private record Row(Content key, Content value) {

    static Row of(Change<?, ?> change) {
      return new Row(new Content(change.key()), new Content(change.value()));
    }

    @Override
    public String toString() {
      return "Keyed[key=%s, value=%s]".formatted(key, value);
    }
  }
}
