package dev.rtc.check;

import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.RunningNode;
import dev.rtc.graph.SourceNode;
import dev.rtc.graph.TotalNode;
import dev.rtc.graph.TransformNode;
import dev.rtc.graph.WindowNode;
import dev.rtc.graph.Windowing;
import dev.rtc.time.Lifetime;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Requires event time at every source above a step that counts by it. A DataStream program on the
 * way may assign timestamps itself: what lies above it is not judged.
 */
final class EventTimeRule implements Rule {

  @Override
  public void check(Graph graph, Consumer<Fault> faults) {
    for (Node node : graph.nodes()) {
      if (node instanceof WindowNode window
          && window.windowing() instanceof Windowing.InEventTime) {
        withoutTime(graph, node).forEach(origin -> faults.accept(window(node, origin)));
      }
      if (node instanceof RunningNode running && endsInEventTime(running.lifetime())) {
        withoutTime(graph, node).forEach(origin -> faults.accept(lifetime(node, origin)));
      }
    }
  }

  /** A DataStream program on the way may assign timestamps itself: what lies above it is free. */
  private static Stream<Node> withoutTime(Graph graph, Node node) {
    return graph.producers(node).flatMap(producer -> originWithoutTime(graph, producer)).distinct();
  }

  private static Stream<Node> originWithoutTime(Graph graph, Node node) {
    if (node instanceof TransformNode) {
      return Stream.empty();
    }
    if (node instanceof TotalNode) {
      return Stream.of(node);
    }
    if (node instanceof SourceNode source) {
      return source.eventTime().isEmpty() ? Stream.of(source) : Stream.empty();
    }
    return withoutTime(graph, node);
  }

  private static boolean endsInEventTime(Lifetime lifetime) {
    return lifetime instanceof Lifetime.Until until && until.clock() == Lifetime.Clock.EVENT_TIME;
  }

  private static Fault window(Node node, Node origin) {
    return Fault.of(
        "RTC-301",
        node,
        "a window of event time, but " + timeless(origin),
        advice(origin, "ClockWindow.tumbling(...)"));
  }

  private static Fault lifetime(Node node, Node origin) {
    return Fault.of(
        "RTC-303",
        node,
        "a lifetime in event time, but " + timeless(origin),
        advice(origin, "Lifetime.processingTime(...)"));
  }

  private static String timeless(Node origin) {
    return "the records of '%s' (%s) carry no event time".formatted(origin.id(), origin.at());
  }

  private static String advice(Node origin, String otherwise) {
    return origin instanceof SourceNode
        ? "write p.from(\"%s\", source, EventTime.outOfOrder(..., ...).idleAfter(...)), or %s"
            .formatted(origin.id(), otherwise)
        : "write " + otherwise;
  }
}
