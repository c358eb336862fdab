package dev.rtc.check;

import dev.rtc.graph.FirstNode;
import dev.rtc.graph.Graph;
import dev.rtc.graph.LatestNode;
import dev.rtc.graph.Node;
import dev.rtc.graph.RunningNode;
import dev.rtc.graph.SourceNode;
import dev.rtc.graph.StatefulNode;
import dev.rtc.graph.TopNode;
import dev.rtc.graph.TotalNode;
import dev.rtc.graph.TransformNode;
import dev.rtc.graph.WindowNode;
import dev.rtc.graph.WindowProcessNode;
import dev.rtc.graph.Windowing;
import dev.rtc.time.Lifetime;
import dev.rtc.time.RowLifetime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Requires event time at every source above a step that counts by it. Totals have none, and the
 * results of a window of the clock carry the clock's instant, which is no event time. A DataStream
 * program on the way may assign timestamps itself: what lies above it is not judged.
 */
final class EventTimeRule implements Rule {

  @Override
  public void check(Graph graph, Consumer<Fault> faults) {
    for (Node node : graph.nodes()) {
      if (cutsEventTime(node)) {
        withoutTime(graph, node).forEach(origin -> faults.accept(window(node, origin)));
      }
      if (endsInEventTime(node)) {
        withoutTime(graph, node).forEach(origin -> faults.accept(lifetime(node, origin)));
      }
    }
  }

  private static List<Node> withoutTime(Graph graph, Node node) {
    List<Node> timeless = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Deque<Node> open = new ArrayDeque<>(graph.producers(node).toList());
    while (!open.isEmpty()) {
      Node next = open.remove();
      if (!seen.add(next.id()) || next instanceof TransformNode) {
        continue;
      }
      if (isTimeless(next)) {
        timeless.add(next);
      } else {
        graph.producers(next).forEach(open::add);
      }
    }
    return timeless;
  }

  private static boolean isTimeless(Node node) {
    return node instanceof TotalNode
        || (node instanceof SourceNode source && source.eventTime().isEmpty())
        || windowing(node).filter(EventTimeRule::isByClock).isPresent();
  }

  private static boolean cutsEventTime(Node node) {
    return windowing(node).filter(windowing -> !isByClock(windowing)).isPresent();
  }

  private static Optional<Windowing> windowing(Node node) {
    if (node instanceof WindowNode window) {
      return Optional.of(window.windowing());
    }
    return node instanceof WindowProcessNode process
        ? Optional.of(process.windowing())
        : Optional.empty();
  }

  private static boolean isByClock(Windowing windowing) {
    return windowing instanceof Windowing.ByClock;
  }

  private static boolean endsInEventTime(Node node) {
    if (node instanceof RunningNode running) {
      return endsInEventTime(running.lifetime());
    } else if (node instanceof LatestNode latest) {
      return endsInEventTime(latest.lifetime());
    } else if (node instanceof TopNode top) {
      return endsInEventTime(top.lifetime());
    } else if (node instanceof FirstNode first) {
      return endsInEventTime(first.lifetime());
    }
    return node instanceof StatefulNode stateful && endsInEventTime(stateful.lifetime());
  }

  private static boolean endsInEventTime(RowLifetime lifetime) {
    return lifetime instanceof RowLifetime.Until until && endsInEventTime(until.lifetime());
  }

  private static boolean endsInEventTime(Lifetime lifetime) {
    return lifetime instanceof Lifetime.Silence silence
        && silence.clock() == Lifetime.Clock.EVENT_TIME;
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
