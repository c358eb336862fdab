package dev.rtc.graph;

import dev.rtc.type.DataType;
import java.util.List;
import org.apache.flink.api.common.functions.FilterFunction;

/**
 * Sends each record along the first route whose predicate holds; others along the main output, or
 * nowhere.
 *
 * @param id the step's id
 * @param at the user's line
 * @param inputs where records come from
 * @param routes the routes in the order in which they are tried
 * @param dropsOthers whether records that take no route end here
 * @param type the type of the records
 */
public record BranchNode(
    String id,
    CallSite at,
    List<Port> inputs,
    List<Route> routes,
    boolean dropsOthers,
    DataType<?> type)
    implements Node {

  /** Copies the routes. */
  public BranchNode {
    routes = List.copyOf(routes);
  }

  @Override
  public String verb() {
    return "branch";
  }

  @Override
  public List<UserCode> userCode() {
    return routes.stream()
        .map(route -> new UserCode("predicate of '" + route.name() + "'", route.predicate()))
        .toList();
  }

  /**
   * Is one way out.
   *
   * @param name the route's name
   * @param predicate decides whether a record takes it
   */
  public record Route(String name, FilterFunction<?> predicate) {}
}
