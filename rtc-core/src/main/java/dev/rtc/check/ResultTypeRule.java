package dev.rtc.check;

import dev.rtc.graph.FlatMapNode;
import dev.rtc.graph.Folding;
import dev.rtc.graph.Graph;
import dev.rtc.graph.KeyedProcessNode;
import dev.rtc.graph.MapNode;
import dev.rtc.graph.Node;
import dev.rtc.graph.ProcessNode;
import dev.rtc.graph.RunningNode;
import dev.rtc.graph.SourceNode;
import dev.rtc.graph.StatefulNode;
import dev.rtc.graph.TableMapNode;
import dev.rtc.graph.TotalNode;
import dev.rtc.graph.TransformNode;
import dev.rtc.graph.WindowNode;
import dev.rtc.graph.WindowProcessNode;
import dev.rtc.type.DataType;
import dev.rtc.type.TypeProblem;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Requires a known type with a serializer of rtc's own for every result. */
final class ResultTypeRule implements Rule {

  @Override
  public void check(Graph graph, Consumer<Fault> faults) {
    for (Node node : graph.nodes()) {
      if (node instanceof StatefulNode stateful) {
        check(stateful, faults);
        continue;
      }
      originating(node).stream()
          .flatMap(type -> type.problems().stream())
          .distinct()
          .forEach(problem -> faults.accept(fault(node, problem)));
    }
  }

  /** A function with state brings two types: the fault says which of them it is about. */
  private static void check(StatefulNode node, Consumer<Fault> faults) {
    node.state().problems().forEach(problem -> faults.accept(fault(node, "state", problem)));
    node.type().problems().forEach(problem -> faults.accept(fault(node, "result", problem)));
  }

  private static Fault fault(StatefulNode node, String what, TypeProblem problem) {
    return problem.kind() == TypeProblem.Kind.UNSUPPORTED
        ? Fault.of("RTC-202", node, unsupported(problem) + ", in the " + what, problem.instead())
        : Fault.of(
            "RTC-201",
            node,
            lost(what, problem),
            ("write both types second: .stateful(\"%s\", DataType.of(State.class),"
                    + " DataType.of(Result.class), ...)")
                .formatted(node.id()));
  }

  /** The types a node brings in itself; what it only passes on was judged above it. */
  private static List<DataType<?>> originating(Node node) {
    if (node instanceof TotalNode total) {
      return typesOf(total.folding());
    } else if (node instanceof RunningNode running) {
      return typesOf(running.folding());
    } else if (node instanceof WindowNode window) {
      return typesOf(window.folding());
    }
    boolean brings =
        Stream.of(
                SourceNode.class,
                MapNode.class,
                FlatMapNode.class,
                ProcessNode.class,
                KeyedProcessNode.class,
                WindowProcessNode.class,
                TableMapNode.class,
                TransformNode.class)
            .anyMatch(kind -> kind.isInstance(node));
    return brings ? List.of(node.type()) : List.of();
  }

  private static List<DataType<?>> typesOf(Folding folding) {
    return List.of(folding.accumulator(), folding.result());
  }

  private static Fault fault(Node node, TypeProblem problem) {
    if (problem.kind() == TypeProblem.Kind.UNSUPPORTED) {
      return Fault.of("RTC-202", node, unsupported(problem), problem.instead());
    }
    return node instanceof SourceNode
        ? Fault.of("RTC-201", node, unknown(problem), problem.instead())
        : Fault.of("RTC-201", node, lost("result", problem), lostAdvice(node, problem));
  }

  private static String unknown(TypeProblem problem) {
    return "the type of the records cannot be known: " + problem.found();
  }

  static String unsupported(TypeProblem problem) {
    return "no serializer for %s: %s".formatted(problem.path(), problem.found());
  }

  static String lost(String what, TypeProblem problem) {
    return "the type of the %s cannot be read from the function: %s"
        .formatted(what, problem.found());
  }

  private static String lostAdvice(Node node, TypeProblem problem) {
    if (node instanceof TotalNode || node instanceof RunningNode || node instanceof WindowNode) {
      return problem.instead();
    }
    return "write the type second: .%s(\"%s\", DataType.of(Result.class), ...)"
        .formatted(node.verb(), node.id());
  }
}
