package dev.rtc;

import dev.rtc.check.Checks;
import dev.rtc.check.Fault;
import dev.rtc.check.InvalidPipelineException;
import dev.rtc.connector.OnError;
import dev.rtc.connector.SourceSpec;
import dev.rtc.graph.Allowance;
import dev.rtc.graph.CallSite;
import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import dev.rtc.graph.SourceNode;
import dev.rtc.time.EventTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects the steps of one pipeline while it is being defined.
 *
 * <p>It is handed to the function given to {@link Pipeline#define} and is of no use afterwards.
 */
public final class Assembly {

  private static final Set<String> LANGUAGE =
      Set.of(
          Pipeline.class.getName(),
          Assembly.class.getName(),
          Flow.class.getName(),
          KeyedFlow.class.getName(),
          WindowedFlow.class.getName(),
          CorrectedFlow.class.getName(),
          LateSink.class.getName(),
          Branch.class.getName(),
          Upstream.class.getName(),
          StreamPart.class.getName(),
          Table.class.getName());

  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, OnError> onErrors = new HashMap<>();
  private final DeadLetters deadLetters = new DeadLetters();
  private final Map<String, Branch<?>> branches = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private final List<Allowance> allowances = new ArrayList<>();
  private OnError onError = OnError.fail();
  private String group = "";
  private boolean open = true;

  Assembly() {}

  /**
   * Begins a flow of records that nobody asks the time of.
   *
   * @param id the step's id
   * @param source where the records come from
   */
  public <T> Flow<T> from(String id, SourceSpec<T> source) {
    return begin(id, source, Optional.empty());
  }

  /**
   * Begins a flow of records that happened at some time.
   *
   * @param id the step's id
   * @param source where the records come from
   * @param time when they happened, how far out of order they come, and what silence means
   */
  public <T> Flow<T> from(String id, SourceSpec<T> source, EventTime<? super T> time) {
    return begin(id, source, Optional.of(given(id, "event time", time)));
  }

  private <T> Flow<T> begin(String id, SourceSpec<T> source, Optional<EventTime<?>> time) {
    given(id, "source", source);
    Port port = append(new SourceNode(qualify(id), callSite(), source, time), onError);
    return new Flow<>(new Upstream(this, List.of(port), onError), source.type());
  }

  /**
   * Decides what happens to bad records in the sources that are begun afterwards, and in the steps
   * behind them until a flow says otherwise; without a word they fail the job.
   *
   * @param onError fail, drop, or divert to a sink
   * @return this assembly, to begin a flow
   */
  public Assembly onError(OnError onError) {
    this.onError = said(onError);
    return this;
  }

  /** Notes what was said on bad records: some step behind must be able to have one. */
  OnError said(OnError onError) {
    deadLetters.said(Objects.requireNonNull(onError, "onError"), callSite());
    return onError;
  }

  /**
   * Says that a warning is known and right to ignore, anywhere in this pipeline; it is told no
   * more, but {@code describe()} still shows it, with the reason.
   *
   * @param code the code of the warning, such as {@code RTC-602}
   * @param reason why it does no harm here
   * @return this assembly, to begin a flow
   */
  public Assembly allow(String code, String reason) {
    allowances.add(
        new Allowance(
            Objects.requireNonNull(code, "code"),
            Objects.requireNonNull(reason, "reason"),
            callSite()));
    return this;
  }

  /** Notes a branch that wants an end. */
  void open(String id, Branch<?> branch) {
    branches.put(id, branch);
  }

  void close(String id) {
    branches.remove(id);
  }

  Port append(Node node, OnError onError) {
    if (!open) {
      throw new IllegalStateException(
          "step '%s' (%s) is appended to a pipeline whose definition has ended; append steps only"
                  .formatted(node.id(), node.at())
              + " inside the function given to Pipeline.define");
    }
    nodes.add(node);
    if (!(onError instanceof OnError.Fail)) {
      onErrors.put(node.id(), onError);
    }
    return Port.records(node.id());
  }

  /** Notes a fault: a flow of another pipeline was to be united with one of this. */
  void foreign(List<Port> ports, CallSite at) {
    String step = ports.get(ports.size() - 1).node();
    faults.add(
        new Fault(
            "RTC-105",
            step,
            at,
            "a union with a flow of another pipeline, which ends in its step '%s'".formatted(step),
            "begin both flows with p.from(...) of the same p; pipelines exchange records only"
                + " through sinks and sources"));
  }

  /** Notes the fault and ends the branch, so that the faults of its routes are told as well. */
  private void neverEnded(String id, Branch<?> branch) {
    faults.add(
        new Fault(
            "RTC-107",
            id,
            branch.at(),
            "a branch without otherwise(): it has no step, and its routes get no record",
            "end it with .otherwise(), whose flow holds the records that took no route"));
    branch.otherwiseDrop();
  }

  /** Requires what a verb was given, which may come from code that checks no nulls. */
  static <T> T given(String id, String what, @Nullable T value) {
    if (value == null) {
      throw new NullPointerException(
          "step '%s' (%s): the %s is null".formatted(id, callSite(), what));
    }
    return value;
  }

  String qualify(@Nullable String id) {
    if (id == null) {
      throw new NullPointerException("a step at %s: the id is null".formatted(callSite()));
    }
    return group + id;
  }

  <R> R within(String part, Supplier<R> body) {
    String outer = group;
    group = outer + part + "/";
    try {
      return body.get();
    } finally {
      group = outer;
    }
  }

  /**
   * Lets a body append its steps, and nobody any more afterwards.
   *
   * @throws InvalidPipelineException with every fault of the pipeline
   */
  Graph define(String name, CallSite at, Consumer<Assembly> body) {
    try {
      body.accept(this);
      new LinkedHashMap<>(branches).forEach(this::neverEnded);
    } finally {
      open = false;
    }
    nodes.addAll(deadLetters.sinks(new Graph(name, at, nodes, onErrors, allowances), faults::add));
    Graph graph = new Graph(name, at, nodes, onErrors, allowances);
    Checks.require(graph, faults);
    return graph;
  }

  static CallSite callSite() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> !LANGUAGE.contains(frame.getClassName()))
                    .findFirst()
                    .map(frame -> new CallSite(frame.getFileName(), frame.getLineNumber()))
                    .orElseGet(() -> new CallSite("unknown", 0)));
  }
}
