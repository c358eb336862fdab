package dev.rtc;

import dev.rtc.check.Fault;
import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.OnError;
import dev.rtc.graph.BadRecords;
import dev.rtc.graph.CallSite;
import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import dev.rtc.graph.SinkNode;
import dev.rtc.type.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Appends the sinks that bad records are diverted to: one for all steps that name the same. */
final class DeadLetters {

  private final List<Choice> choices = new ArrayList<>();

  void said(OnError onError, CallSite at) {
    if (!(onError instanceof OnError.Fail)) {
      choices.add(new Choice(onError, at));
    }
  }

  /**
   * Returns the sinks of a pipeline that is complete but for them.
   *
   * @param graph the pipeline
   * @param faults takes what is wrong with the choices
   */
  List<SinkNode> sinks(Graph graph, Consumer<Fault> faults) {
    List<Node> able = graph.nodes().stream().filter(n -> BadRecords.possible(graph, n)).toList();
    Map<String, Choice> first = new LinkedHashMap<>();
    List<SinkNode> sinks = new ArrayList<>();
    for (Choice choice : choices) {
      if (able.stream().noneMatch(node -> graph.onError(node) == choice.onError)) {
        faults.accept(choice.withoutEffect(graph));
      } else if (choice.onError instanceof OnError.To to) {
        Choice other = first.putIfAbsent(to.id(), choice);
        if (other == null) {
          sinks.add(sink(to, choice.at, graph, able));
        } else if (!other.onError.equals(to)) {
          faults.accept(choice.otherSink(to, other));
        }
      }
    }
    return sinks;
  }

  private static SinkNode sink(OnError.To to, CallSite at, Graph graph, List<Node> able) {
    List<Port> letters =
        able.stream()
            .filter(
                node -> graph.onError(node) instanceof OnError.To its && its.id().equals(to.id()))
            .map(node -> Port.errors(node.id()))
            .toList();
    return new SinkNode(to.id(), at, letters, to.sink(), DataType.of(DeadLetter.class));
  }

  /** What a pipeline says on bad records at one line. */
  private record Choice(OnError onError, CallSite at) {

    Fault withoutEffect(Graph graph) {
      return new Fault(
          "RTC-112",
          onError instanceof OnError.To to ? to.id() : graph.name(),
          at,
          "onError(%s) has no effect: no step that it applies to can tell a bad record from the"
                  .formatted(onError)
              + " failure of the job",
          "say it in front of the steps it is meant for (p.onError(...) before p.from(...),"
              + " flow.onError(...) before the verb), or remove it");
    }

    Fault otherSink(OnError.To to, Choice other) {
      return new Fault(
          "RTC-111",
          to.id(),
          at,
          "bad records go to '%s', which is another sink at %s".formatted(to.id(), other.at),
          "give each sink an id of its own, or the same sink to both");
    }
  }
}
