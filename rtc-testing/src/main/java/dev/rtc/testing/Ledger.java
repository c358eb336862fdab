package dev.rtc.testing;

import dev.rtc.graph.BranchNode;
import dev.rtc.graph.FilterNode;
import dev.rtc.graph.Graph;
import dev.rtc.graph.MapNode;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import dev.rtc.graph.SourceNode;
import dev.rtc.launch.StepCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Accounts for every record, step by step: what came in went out, was filtered, was late, or is
 * dead.
 *
 * <p>A crash takes back what was counted after the latest checkpoint, as it does with state. The
 * steps of a {@code transform} count nothing.
 */
public final class Ledger {

  private final Graph graph;
  private final StepCounts counts;
  private final Function<Node, OptionalLong> sent;
  private final Function<Node, OptionalLong> written;
  private final List<LedgerRow> rows = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  /**
   * Reads the counters of a pipeline.
   *
   * @param sent how much a script sent to a source
   * @param written how much a sink has
   */
  Ledger(
      StepCounts counts, Function<Node, OptionalLong> sent, Function<Node, OptionalLong> written) {
    this.graph = counts.graph();
    this.counts = counts;
    this.sent = sent;
    this.written = written;
    for (Node node : graph.nodes()) {
      LedgerRow row = row(node);
      rows.add(row);
      judge(node, row);
    }
  }

  private LedgerRow row(Node node) {
    OptionalLong in = node instanceof SourceNode ? sent.apply(node) : counts.in(node);
    OptionalLong out = node.isEnd() ? written.apply(node) : counts.out(Port.records(node.id()));
    OptionalLong dead = counts.dead(node);
    OptionalLong routed =
        node instanceof BranchNode branch ? counts.routed(branch) : OptionalLong.empty();
    boolean drops = node instanceof BranchNode branch && branch.dropsOthers();
    return new LedgerRow(
        node.id(),
        node.verb(),
        in,
        drops ? OptionalLong.empty() : out,
        filtered(node, in, drops ? routed : out, dead),
        routed,
        counts.late(node),
        dead);
  }

  private static OptionalLong filtered(
      Node node, OptionalLong in, OptionalLong passed, OptionalLong dead) {
    boolean filters =
        node instanceof FilterNode || (node instanceof BranchNode branch && branch.dropsOthers());
    return filters && in.isPresent() && passed.isPresent()
        ? OptionalLong.of(in.getAsLong() - passed.getAsLong() - dead.orElse(0))
        : OptionalLong.empty();
  }

  private void judge(Node node, LedgerRow row) {
    long rest = row.in().orElse(0) - row.late().orElse(0) - row.dead().orElse(0);
    if (keepsCount(node) && row.in().isPresent() && row.out().isPresent()) {
      require(node, rest == row.out().getAsLong() + row.routed().orElse(0), row);
    } else {
      require(node, rest >= 0 && row.filtered().orElse(0) >= 0, row);
    }
    long arrived = 0;
    for (Port port : node.inputs()) {
      OptionalLong part = counts.out(port);
      if (part.isEmpty()) {
        return;
      }
      arrived += part.getAsLong();
    }
    if (!node.inputs().isEmpty() && row.in().orElse(arrived) != arrived) {
      faults.add(
          "%s (%s) took in %d of the %d records that the steps before put out"
              .formatted(node.id(), node.at(), row.in().getAsLong(), arrived));
    }
  }

  /** Tells whether a step gives one record for each that is neither late nor dead. */
  private static boolean keepsCount(Node node) {
    return node instanceof SourceNode
        || node instanceof MapNode
        || node.isEnd()
        || (node instanceof BranchNode branch && !branch.dropsOthers());
  }

  private void require(Node node, boolean balanced, LedgerRow row) {
    if (!balanced) {
      faults.add("%s (%s) does not balance: %s".formatted(node.id(), node.at(), sum(row)));
    }
  }

  private static String sum(LedgerRow row) {
    return "%s in, but %s out, %s filtered, %s routed, %s late, %s dead"
        .formatted(
            shown(row.in()),
            shown(row.out()),
            shown(row.filtered()),
            shown(row.routed()),
            shown(row.late()),
            shown(row.dead()));
  }

  private static String shown(OptionalLong count) {
    return count.isPresent() ? Long.toString(count.getAsLong()) : "-";
  }

  /** Returns a row for each step, in the order of the pipeline. */
  public List<LedgerRow> rows() {
    return List.copyOf(rows);
  }

  /**
   * Returns the row of a step.
   *
   * @throws IllegalArgumentException if there is no such step; the message lists those that exist
   */
  public LedgerRow row(String step) {
    return rows.stream()
        .filter(row -> row.step().equals(step))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "pipeline '%s' has no step '%s'; it has %s"
                        .formatted(
                            graph.name(),
                            step,
                            rows.stream()
                                .map(row -> "'" + row.step() + "'")
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * Requires that no record is unaccounted for: a source put out what was sent and is not dead; a
   * map and a branch put out what they took in and is not dead; a sink has what it took in; a
   * filter and a window never lose more than they took in; and what one step put out, the next took
   * in. Steps that may make any number of records of one, such as {@code flatMap}, are judged by
   * their neighbours alone.
   *
   * <p>Records that are still on their way are not lost: settle, or end, before.
   */
  public Ledger balances() {
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "the ledger of pipeline '%s' does not balance\n  %s\n%s"
              .formatted(graph.name(), String.join("\n  ", faults), this));
    }
    return this;
  }

  /** Returns the rows as a table. */
  @Override
  public String toString() {
    int width = rows.stream().mapToInt(row -> row.step().length()).max().orElse(0);
    String format = "%-" + Math.max(width, "step".length()) + "s %8s %8s %8s %8s %8s %8s";
    String head = format.formatted("step", "in", "out", "filtered", "routed", "late", "dead");
    return rows.stream()
        .map(row -> line(format, row).stripTrailing())
        .collect(Collectors.joining("\n", head + "\n", ""));
  }

  private static String line(String format, LedgerRow row) {
    return format.formatted(
        row.step(),
        cell(row.in()),
        cell(row.out()),
        cell(row.filtered()),
        cell(row.routed()),
        cell(row.late()),
        cell(row.dead()));
  }

  private static String cell(OptionalLong count) {
    return count.isPresent() ? Long.toString(count.getAsLong()) : "";
  }
}
