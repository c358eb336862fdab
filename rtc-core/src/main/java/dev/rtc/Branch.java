package dev.rtc;

import dev.rtc.graph.BranchNode;
import dev.rtc.graph.CallSite;
import dev.rtc.graph.Port;
import dev.rtc.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.FilterFunction;

/**
 * Is a flow being divided into exclusive routes, until {@link #otherwise()} or {@link
 * #otherwiseDrop()} ends the division.
 *
 * <pre>{@code
 * Flow<Request> fine = requests
 *     .branch("by-status")
 *     .when("failed", r -> r.status() >= 500, failed -> failed.to("failures", failures))
 *     .when("refused", r -> r.status() >= 400, refused -> refused.to("refusals", refusals))
 *     .otherwise();
 * }</pre>
 *
 * @param <T> the records
 */
public final class Branch<T> {

  private final Upstream upstream;
  private final String id;
  private final CallSite at;
  private final DataType<T> type;
  private final List<BranchNode.Route> routes = new ArrayList<>();
  private final List<Consumer<? super Flow<T>>> parts = new ArrayList<>();

  Branch(Upstream upstream, String id, CallSite at, DataType<T> type) {
    this.upstream = upstream;
    this.id = id;
    this.at = at;
    this.type = type;
    upstream.assembly().open(id, this);
  }

  /**
   * Adds a route for the records that took none before and for which the predicate holds.
   *
   * @param route the route's name, unique in this branch
   * @param predicate a function without life cycle
   * @param part appends the steps of the route
   */
  public Branch<T> when(
      String route, FilterFunction<? super T> predicate, Consumer<? super Flow<T>> part) {
    Assembly.given(id, "route", route);
    routes.add(new BranchNode.Route(route, Assembly.given(id, "predicate", predicate)));
    parts.add(Assembly.given(id, "part", part));
    return this;
  }

  /** Ends the division and returns the flow of the records that took no route. */
  public Flow<T> otherwise() {
    return new Flow<>(end(false), type);
  }

  /**
   * Ends the division and drops the records that took no route: what the step's counts show to have
   * come in and not to have gone out.
   */
  public void otherwiseDrop() {
    end(true);
  }

  CallSite at() {
    return at;
  }

  private Upstream end(boolean dropsOthers) {
    upstream.assembly().close(id);
    Upstream rest =
        upstream.append(new BranchNode(id, at, upstream.ports(), routes, dropsOthers, type));
    for (int i = 0; i < routes.size(); i++) {
      Port route = Port.route(id, routes.get(i).name());
      parts.get(i).accept(new Flow<>(upstream.at(route), type));
    }
    return rest;
  }
}
