package dev.rtc.plan;

import dev.rtc.connector.OnError;
import dev.rtc.connector.RecordCheck;
import dev.rtc.graph.BadRecords;
import dev.rtc.graph.BranchNode;
import dev.rtc.graph.ChangesNode;
import dev.rtc.graph.FirstNode;
import dev.rtc.graph.Folding;
import dev.rtc.graph.Graph;
import dev.rtc.graph.KeyedProcessNode;
import dev.rtc.graph.Keying;
import dev.rtc.graph.LatestNode;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import dev.rtc.graph.ProcessNode;
import dev.rtc.graph.RunningNode;
import dev.rtc.graph.SinkNode;
import dev.rtc.graph.SourceNode;
import dev.rtc.graph.StatefulNode;
import dev.rtc.graph.StatelessNode;
import dev.rtc.graph.TableFilterNode;
import dev.rtc.graph.TableMapNode;
import dev.rtc.graph.TopNode;
import dev.rtc.graph.TotalNode;
import dev.rtc.graph.TransformNode;
import dev.rtc.graph.UpsertNode;
import dev.rtc.graph.WindowNode;
import dev.rtc.graph.WindowProcessNode;
import dev.rtc.graph.Windowing;
import dev.rtc.time.EventTime;
import dev.rtc.time.Updates;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lowers a logical graph to a physical plan. */
public final class Planner {

  private final Graph graph;
  private final Map<String, PhysicalStep> steps = new LinkedHashMap<>();
  private final Map<String, String> uidOf = new HashMap<>();

  private Planner(Graph graph) {
    this.graph = graph;
  }

  /**
   * Plans a graph that has no fault: fuses stateless nodes in a row, splits aggregations into two
   * phases where no answer per record is wanted.
   */
  public static PhysicalPlan plan(Graph graph) {
    Planner planner = new Planner(graph);
    graph.nodes().forEach(planner::lower);
    return new PhysicalPlan(
        graph.name(),
        graph.isBounded(),
        PhysicalPlan.MAX_PARALLELISM,
        List.copyOf(planner.steps.values()));
  }

  private void lower(Node node) {
    if (node instanceof StatelessNode stateless) {
      fuse(stateless);
    } else if (node instanceof SourceNode source) {
      source(source);
    } else if (node instanceof TotalNode total) {
      List<Port> combined = combine(total, total.key(), total.folding(), Optional.empty());
      put(node, new TotalStep(total, combined));
    } else if (node instanceof RunningNode running) {
      running(running);
    } else {
      put(node, asItIs(node));
    }
  }

  private PhysicalStep asItIs(Node node) {
    if (node instanceof ProcessNode process) {
      return new ProcessStep(process, inputs(node));
    } else if (node instanceof KeyedProcessNode process) {
      return new KeyedProcessStep(process, guarded(node));
    } else if (node instanceof TransformNode transform) {
      return new TransformStep(transform, inputs(node));
    } else if (node instanceof BranchNode branch) {
      return new BranchStep(branch, inputs(node), tolerance(node));
    } else if (node instanceof FirstNode first) {
      return new FirstStep(first, guarded(node));
    } else if (node instanceof LatestNode latest) {
      return new LatestStep(latest, guarded(node), wantsBeforeImages(node));
    } else if (node instanceof TopNode top) {
      return new TopStep(top, guarded(node), wantsBeforeImages(node));
    } else if (node instanceof StatefulNode stateful) {
      return new StatefulStep(stateful, guarded(node), tolerance(node));
    } else if (node instanceof WindowNode window) {
      return window(window);
    } else if (node instanceof WindowProcessNode process) {
      return new WindowProcessStep(process, guarded(node));
    } else if (node instanceof SinkNode sink) {
      return new SinkStep(sink, guarded(node), graph.boundednessAt(node));
    } else if (node instanceof UpsertNode upsert) {
      return new UpsertStep(
          upsert, inputs(node), graph.boundednessAt(node), tellsBeforeImages(upsert));
    }
    throw new IllegalStateException("no physical step for " + node);
  }

  private PhysicalStep window(WindowNode node) {
    return node.windowing() instanceof Windowing.Corrected
        ? new CorrectedWindowStep(node, guarded(node), wantsBeforeImages(node))
        : new WindowStep(node, guarded(node));
  }

  /** Follows a source that can be idle by what sends the end of event time all the same. */
  private void source(SourceNode node) {
    Optional<Tolerance> tolerance = tolerance(node);
    PhysicalStep last = new SourceStep(node, tolerance.isPresent());
    put(node, last);
    if (tolerance.isPresent()) {
      last = new SiftStep(node, records(last), tolerance.get());
      put(node, last);
    }
    boolean canBeIdle = node.eventTime().flatMap(EventTime::idleness).isPresent();
    if (canBeIdle) {
      put(node, new EndOfTimeStep(node, records(last)));
    }
  }

  /** Appends a node to the step its only input ends in, unless others read that step, too. */
  private void fuse(StatelessNode node) {
    List<Port> inputs = inputs(node);
    PhysicalStep above = steps.get(inputs.get(0).node());
    if (inputs.size() == 1 && above instanceof FusedStep chain && isOnlyReader(node)) {
      put(node, chain.then(node, tolerance(node)));
    } else {
      put(node, FusedStep.of(inputs, node, tolerance(node)));
    }
  }

  private boolean isOnlyReader(Node node) {
    return graph.producers(node).allMatch(producer -> graph.consumers(producer).size() == 1);
  }

  private void running(RunningNode node) {
    boolean before = wantsBeforeImages(node);
    if (node.updates() instanceof Updates.Within within) {
      List<Port> combined = combine(node, node.key(), node.folding(), Optional.of(within.delay()));
      put(node, new RunningStep(node, combined, true, before));
    } else {
      put(node, new RunningStep(node, guarded(node), false, before));
    }
  }

  private List<Port> combine(Node node, Keying keying, Folding folding, Optional<Duration> delay) {
    CombineStep step = new CombineStep(node, guarded(node), keying, folding, delay);
    steps.put(step.uid(), step);
    return records(step);
  }

  /** Returns what a node reads, tried before if it is to go on without bad records. */
  private List<Port> guarded(Node node) {
    return tolerance(node).map(its -> guard(node, its)).orElseGet(() -> inputs(node));
  }

  private List<Port> guard(Node node, Tolerance tolerance) {
    Optional<RecordCheck<Object>> sinkCheck =
        node instanceof SinkNode sink ? BadRecords.check(graph, sink) : Optional.empty();
    GuardStep step = new GuardStep(node, inputs(node), tolerance, sinkCheck);
    steps.put(step.uid(), step);
    return records(step);
  }

  /** Tells whether a node goes on without bad records: only where it can have any. */
  private Optional<Tolerance> tolerance(Node node) {
    OnError onError = graph.onError(node);
    boolean tolerant =
        onError instanceof OnError.Drop
            ? BadRecords.possible(graph, node)
            : onError instanceof OnError.To && graph.diverts(node);
    return tolerant ? Optional.of(new Tolerance(onError, graph.inputType(node))) : Optional.empty();
  }

  private static List<Port> records(PhysicalStep step) {
    return List.of(Port.records(step.uid()));
  }

  /**
   * A filter must know whether the value before had passed, and so must a map that goes on without
   * bad rows; any other map hands on what it is told.
   */
  private boolean wantsBeforeImages(Node table) {
    return graph.consumers(table).stream()
        .anyMatch(
            reader ->
                reader instanceof ChangesNode
                    || reader instanceof TableFilterNode
                    || (reader instanceof TableMapNode
                        && (tolerance(reader).isPresent() || wantsBeforeImages(reader))));
  }

  /** A map and a filter hand on the values before that the table above them tells. */
  private boolean tellsBeforeImages(Node reader) {
    return graph
        .producers(reader)
        .anyMatch(
            table ->
                table instanceof TableMapNode || table instanceof TableFilterNode
                    ? tellsBeforeImages(table)
                    : wantsBeforeImages(table));
  }

  private List<Port> inputs(Node node) {
    return node.inputs().stream()
        .map(port -> port.isErrors() ? port : port.of(uidOf.getOrDefault(port.node(), port.node())))
        .toList();
  }

  private void put(Node node, PhysicalStep step) {
    steps.put(step.uid(), step);
    uidOf.put(node.id(), step.uid());
  }
}
