package dev.rtc.testing;

import dev.rtc.graph.BranchNode;
import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import dev.rtc.graph.StatelessNode;
import dev.rtc.graph.WindowNode;
import dev.rtc.graph.WindowProcessNode;
import dev.rtc.graph.Windowing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells which results of a window came early, on time and late.
 *
 * <p>The timestamp of a result is the last instant of its window, and keeps to it through stateless
 * steps. A result that finds the watermark of the output there already is late. One that comes with
 * the watermark, in the same event of the script, is on time; any other is early.
 *
 * @param refusal why nothing can be told; null if it can
 * @param onlyLate why early and on time cannot be told apart; null if they can
 */
record Panes(@Nullable String refusal, @Nullable String onlyLate) {

  static final Panes UNKNOWN = new Panes("nothing is known of the windows before it", null);

  static Panes of(Graph graph, Node end, Engine engine) {
    for (Port input : end.inputs()) {
      Optional<String> refusal = refusal(graph, input);
      if (refusal.isPresent()) {
        return new Panes(refusal.get(), null);
      }
    }
    boolean early = graph.upstream(end).stream().anyMatch(Panes::tellsEarly);
    return new Panes(
        null,
        early && engine != Engine.DRIVER
            ? "early results come by the machine's clock on " + engine
            : null);
  }

  /** Follows a port up to a window of event time; on its way nothing changes timestamps. */
  private static Optional<String> refusal(Graph graph, Port port) {
    Node node = graph.node(port.node()).orElseThrow();
    if (port.isLate() || port.isErrors()) {
      return Optional.of("it takes the records of '%s' that no window has".formatted(port));
    } else if (node instanceof StatelessNode || node instanceof BranchNode) {
      return node.inputs().stream()
          .map(input -> refusal(graph, input))
          .flatMap(Optional::stream)
          .findFirst();
    }
    Optional<Windowing> windowing = windowing(node);
    if (windowing.isEmpty()) {
      return Optional.of(
          "'%s' (%s, %s) is no window, nor a stateless step behind one"
              .formatted(node.id(), node.verb(), node.at()));
    }
    return windowing.get() instanceof Windowing.ByClock
        ? Optional.of(
            "the windows of '%s' end by the clock, not by a watermark".formatted(node.id()))
        : Optional.empty();
  }

  private static Optional<Windowing> windowing(Node node) {
    if (node instanceof WindowNode window) {
      return Optional.of(window.windowing());
    }
    return node instanceof WindowProcessNode process
        ? Optional.of(process.windowing())
        : Optional.empty();
  }

  private static boolean tellsEarly(Node node) {
    return windowing(node).orElse(null) instanceof Windowing.Corrected corrected
        && corrected.corrections().early().isPresent();
  }

  /**
   * Requires that results of a pane can be told.
   *
   * @throws IllegalStateException if they cannot
   */
  void require(String output, Pane pane) {
    if (refusal != null) {
      throw new IllegalStateException(
          "%s has no results %s: %s; look at records()".formatted(output, pane, refusal));
    } else if (onlyLate != null && pane != Pane.LATE) {
      throw new IllegalStateException(
          "%s: results %s cannot be told, as %s; write test.on(Engine.DRIVER)"
              .formatted(output, pane, onlyLate));
    }
  }

  /** Returns the pane of a result. */
  static Pane of(Collected<?> result, Watermarks watermarks) {
    Long last = result.timestamp();
    if (last == null) {
      throw new IllegalStateException("a result of a window without a timestamp: " + result);
    } else if (result.watermark() >= last) {
      return Pane.LATE;
    }
    return watermarks.after(result.writer(), result.event()) >= last ? Pane.ON_TIME : Pane.EARLY;
  }
}
