package dev.rtc.testing;

import dev.rtc.connector.DeadLetter;
import dev.rtc.graph.ChangesNode;
import dev.rtc.graph.FilterNode;
import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import dev.rtc.graph.RunningNode;
import dev.rtc.graph.SinkNode;
import dev.rtc.graph.TableFilterNode;
import dev.rtc.graph.TableMapNode;
import dev.rtc.graph.UpsertNode;
import dev.rtc.time.Updates;
import dev.rtc.type.Change;
import dev.rtc.type.Keyed;
import dev.rtc.type.Windowed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares what two runs of a pipeline have put out, as far as a pipeline promises it.
 *
 * @param graph the pipeline
 */
record SameOutputs(Graph graph) {

  private static final int SHOWN = 20;

  /** Says where the runs differ, output by output; nothing if they do not. */
  Optional<String> difference(Outcome expected, Outcome found) {
    StringBuilder text = new StringBuilder();
    for (Node node : graph.nodes()) {
      if (node instanceof SinkNode || node instanceof UpsertNode) {
        difference(node, records(expected, node), records(found, node))
            .ifPresent(each -> text.append("\n  output '%s': %s".formatted(node.id(), each)));
      }
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }

  /** Says where the facts, or the rows that are left, differ; nothing if they do not. */
  Optional<String> differentResult(Outcome expected, Outcome found) {
    StringBuilder text = new StringBuilder();
    for (Node node : graph.nodes()) {
      if (node instanceof SinkNode || node instanceof UpsertNode) {
        List<Object> before = records(expected, node);
        List<Object> after = records(found, node);
        boolean table =
            node instanceof UpsertNode || before.stream().anyMatch(Change.class::isInstance);
        (table ? differentRows(before, after) : others("records", before, after))
            .ifPresent(each -> text.append("\n  output '%s': %s".formatted(node.id(), each)));
      }
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }

  private static List<Object> records(Outcome outcome, Node node) {
    List<Collected<Object>> collected = outcome.of(node.id());
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

  private Optional<String> difference(Node node, List<Object> expected, List<Object> found) {
    boolean coalesced = isCoalesced(node);
    if (coalesced) {
      requireChanges(node, expected);
      requireChanges(node, found);
    }
    Optional<String> rows = differentRows(expected, found);
    if (rows.isPresent() || coalesced) {
      return rows;
    }
    Optional<String> others = others("records", expected, found);
    return others.isEmpty() && hasOrder(node) ? otherOrder(expected, found) : others;
  }

  private static Optional<String> differentRows(List<Object> expected, List<Object> found) {
    return others("rows", rows(expected), rows(found));
  }

  private static Optional<String> others(String what, List<Object> expected, List<Object> found) {
    List<Object> missing = without(expected, found);
    List<Object> extra = without(found, expected);
    return missing.isEmpty() && extra.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d %s instead of %d%s%s"
                .formatted(
                    found.size(),
                    what,
                    expected.size(),
                    block("missing", missing),
                    block("extra", extra)));
  }

  private static List<Object> without(List<Object> records, List<Object> others) {
    List<Object> left = new ArrayList<>(records);
    for (Object other : others) {
      for (int i = 0; i < left.size(); i++) {
        if (Differences.same(left.get(i), other)) {
          left.remove(i);
          break;
        }
      }
    }
    return left;
  }

  private static String block(String title, List<Object> records) {
    StringBuilder text = new StringBuilder();
    records.stream()
        .limit(SHOWN)
        .forEach(record -> text.append("\n    ").append(Differences.show(record)));
    String rest = records.size() > SHOWN ? "\n    ..." : "";
    return records.isEmpty() ? "" : "\n  %s (%d):%s%s".formatted(title, records.size(), text, rest);
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
  private void requireChanges(Node output, List<Object> records) {
    for (Object record : records) {
      if (!(record instanceof Change) && !output.inputs().stream().allMatch(Port::isErrors)) {
        throw new IllegalArgumentException(
            ("output '%s' of pipeline '%s' has records such as %s made of the changes of a table"
                    + " with Updates.within: how many there are depends on the checkpoints, and"
                    + " which rows are left cannot be told; let the sink take the table")
                .formatted(output.id(), graph.name(), Differences.show(record)));
      }
    }
  }

  private boolean isCoalesced(Node output) {
    return graph.upstream(output).stream()
        .anyMatch(
            node ->
                node instanceof RunningNode running && running.updates() instanceof Updates.Within);
  }

  /** Tells whether records come from a keyed step with nothing between that could mix keys. */
  private boolean hasOrder(Node output) {
    Node node = output;
    while (node.inputs().size() == 1 && node.inputs().get(0).isRecords()) {
      Port from = node.inputs().get(0);
      node = graph.node(from.node()).orElseThrow();
      if (node.keying().isPresent()) {
        return true;
      }
      if (!(node instanceof FilterNode || node instanceof ChangesNode || isOfTable(node))) {
        return false;
      }
    }
    return false;
  }

  private static boolean isOfTable(Node node) {
    return node instanceof TableMapNode || node instanceof TableFilterNode;
  }

  private static Optional<String> otherOrder(List<Object> expected, List<Object> found) {
    Map<Content, List<Object>> before = byKey(expected);
    Map<Content, List<Object>> after = byKey(found);
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

  private static Map<Content, List<Object>> byKey(List<Object> records) {
    Map<Content, List<Object>> byKey = new LinkedHashMap<>();
    for (Object record : records) {
      Object key = key(record);
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

  private static @Nullable Object key(Object record) {
    if (record instanceof Keyed<?, ?> keyed) {
      return keyed.key();
    } else if (record instanceof Windowed<?, ?> windowed) {
      return windowed.key();
    } else if (record instanceof Change<?, ?> change) {
      return change.key();
    }
    return null;
  }
}
