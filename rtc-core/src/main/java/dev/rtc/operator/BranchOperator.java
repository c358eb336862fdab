package dev.rtc.operator;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Sends each record along the first route whose predicate holds, or else along the main output.
 *
 * @param <T> the records, which pass as they are
 */
public final class BranchOperator<T> extends AbstractStreamOperator<T>
    implements OneInputStreamOperator<T, T> {

  private static final long serialVersionUID = 1L;

  private final StepOrigin origin;
  private final Route<T>[] routes;
  private final boolean dropsOthers;
  private final @Nullable OnBadRecord onBadRecord;
  private transient @Nullable BadRecords badRecords;

  /**
   * Creates the operator.
   *
   * @param origin the step
   * @param routes the routes in the order in which they are tried
   * @param dropsOthers whether records that take no route end here
   */
  public BranchOperator(StepOrigin origin, List<Route<T>> routes, boolean dropsOthers) {
    this(origin, routes, dropsOthers, null);
  }

  /**
   * Creates an operator that goes on without bad records.
   *
   * @param origin the step
   * @param routes the routes in the order in which they are tried
   * @param dropsOthers whether records that take no route end here
   * @param onBadRecord what becomes of bad records; null if they fail the job
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // there are no generic arrays
  public BranchOperator(
      StepOrigin origin,
      List<Route<T>> routes,
      boolean dropsOthers,
      @Nullable OnBadRecord onBadRecord) {
    this.origin = origin;
    this.routes = routes.toArray(new Route[0]);
    this.dropsOthers = dropsOthers;
    this.onBadRecord = onBadRecord;
  }

  @Override
  public void open() throws Exception {
    super.open();
    badRecords = onBadRecord == null ? null : BadRecords.of(onBadRecord, this, output);
  }

  @Override
  public void processElement(StreamRecord<T> element) throws Exception {
    @Nullable Route<T> route;
    try {
      route = route(element.getValue());
    } catch (Exception | StackOverflowError e) {
      if (badRecords == null) {
        throw e;
      }
      badRecords.take(element.getValue(), element, e);
      return;
    }
    if (route != null) {
      output.collect(route.output(), element);
    } else if (!dropsOthers) {
      output.collect(element);
    }
  }

  private @Nullable Route<T> route(T record) throws Exception {
    for (Route<T> route : routes) {
      if (takes(route, record)) {
        return route;
      }
    }
    return null;
  }

  private boolean takes(Route<T> route, T record) throws Exception {
    try {
      return route.predicate().filter(record);
    } catch (Exception e) {
      throw StepFailedException.ofRoute(origin, route.name(), record, e);
    }
  }

  /**
   * Is one way out.
   *
   * @param name the route's name
   * @param predicate decides whether a record takes it
   * @param output the side output it is
   * @param <T> the records
   */
  public record Route<T>(String name, FilterFunction<T> predicate, OutputTag<T> output)
      implements Serializable {}
}
