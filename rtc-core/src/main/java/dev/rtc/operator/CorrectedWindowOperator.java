package dev.rtc.operator;

import dev.rtc.type.Change;
import dev.rtc.type.KeyType;
import dev.rtc.type.WindowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.state.AggregatingStateDescriptor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.typeutils.runtime.TupleSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.internal.InternalAggregatingState;
import org.apache.flink.runtime.state.internal.InternalListState;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.windowing.assigners.MergingWindowAssigner;
import org.apache.flink.streaming.api.windowing.assigners.WindowAssigner;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.streaming.runtime.operators.windowing.MergingWindowSet;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates per key and window of event time, and tells the result as a row that is corrected.
 *
 * <p>A window tells its result early, if it changed, by the clock; on time, when the watermark
 * reaches its last instant; then for every record that is late but not too late. What equals the
 * result told last is not told again. The window closes for good once the watermark is past its end
 * by the allowed lateness: its state goes, its row stays, and what comes later is late. Lateness
 * and the merging of sessions are those of Flink's {@code WindowOperator}, and so are the
 * timestamps of what is put out: the last instant of the window.
 *
 * @param <T> the records
 * @param <K> the key
 * @param <A> the accumulator
 * @param <R> the result
 */
public final class CorrectedWindowOperator<T, K, A, R>
    extends AbstractStreamOperator<Change<WindowKey<K>, R>>
    implements OneInputStreamOperator<T, Change<WindowKey<K>, R>>, Triggerable<Object, TimeWindow> {

  private static final long serialVersionUID = 1L;

  /** The name under which Flink's window operator counts the records it drops. */
  private static final String LATE_RECORDS_DROPPED = "numLateRecordsDropped";

  private final KeyType<K> keyType;
  private final WindowAssigner<Object, TimeWindow> assigner;
  private final WindowAggregate<T, A, R> aggregate;
  private final TypeInformation<A> accumulatorType;
  private final TypeInformation<R> resultType;
  private final Telling telling;
  private final @Nullable OutputTag<T> late;
  private transient WindowAssigner.WindowAssignerContext context;
  private transient InternalTimerService<TimeWindow> timers;
  private transient InternalAggregatingState<Object, TimeWindow, T, A, R> accumulator;
  private transient ToldRows<K, R> told;
  private transient @Nullable EarlyTimers early;
  private transient @Nullable OpenSessions sessions;
  private transient Counter dropped;

  /**
   * Creates the operator.
   *
   * @param keyType how keys travel
   * @param assigner cuts event time
   * @param aggregate how records are aggregated
   * @param accumulatorType the accumulator, copied deeply
   * @param resultType the result, never changed
   * @param telling when results are told
   * @param late where records go that come too late; null if they are dropped
   */
  public CorrectedWindowOperator(
      KeyType<K> keyType,
      WindowAssigner<Object, TimeWindow> assigner,
      WindowAggregate<T, A, R> aggregate,
      TypeInformation<A> accumulatorType,
      TypeInformation<R> resultType,
      Telling telling,
      @Nullable OutputTag<T> late) {
    this.keyType = keyType;
    this.assigner = assigner;
    this.aggregate = aggregate;
    this.accumulatorType = accumulatorType;
    this.resultType = resultType;
    this.telling = telling;
    this.late = late;
  }

  @Override
  public void initializeState(StateInitializationContext initialization) throws Exception {
    super.initializeState(initialization);
    timers = getInternalTimerService("windows", new TimeWindow.Serializer(), this);
    context = new Clock(timers);
    dropped = metrics.counter(LATE_RECORDS_DROPPED);
    accumulator =
        perWindow(new AggregatingStateDescriptor<>("accumulator", aggregate, accumulatorType));
    told = new ToldRows<>(rows(), telling.beforeImages(), output);
    if (telling.earlyMillis() > 0) {
      early =
          new EarlyTimers(
              telling.earlyMillis(),
              perWindow(new ValueStateDescriptor<>("early", Types.LONG)),
              timers);
    }
    if (assigner instanceof MergingWindowAssigner<Object, TimeWindow> merging) {
      sessions = new OpenSessions(merging, sessions());
    }
    if (initialization.isRestored()) {
      closeSooner();
    }
  }

  /** Sets timers for windows that were to close later than the lateness of now allows. */
  private void closeSooner() throws Exception {
    List<Tuple2<Object, TimeWindow>> overdue = new ArrayList<>();
    timers.forEachEventTimeTimer(
        (window, time) -> {
          if (time > closesAt(window)) {
            overdue.add(new Tuple2<>(getCurrentKey(), window));
          }
        });
    for (Tuple2<Object, TimeWindow> each : overdue) {
      setCurrentKey(each.f0);
      timers.registerEventTimeTimer(each.f1, closesAt(each.f1));
    }
  }

  private InternalListState<Object, TimeWindow, Tuple2<TimeWindow, R>> rows() throws Exception {
    TypeSerializer<R> results =
        resultType.createSerializer(getExecutionConfig().getSerializerConfig());
    return perWindow(new ListStateDescriptor<>("told", beside(results)));
  }

  private ListState<Tuple2<TimeWindow, TimeWindow>> sessions() throws Exception {
    InternalListState<Object, VoidNamespace, Tuple2<TimeWindow, TimeWindow>> state =
        internal(
            getOrCreateKeyedState(
                VoidNamespaceSerializer.INSTANCE,
                new ListStateDescriptor<>("sessions", beside(new TimeWindow.Serializer()))));
    state.setCurrentNamespace(VoidNamespace.INSTANCE);
    return state;
  }

  @SuppressWarnings("unchecked") // a class literal has no type arguments
  private static <X> TupleSerializer<Tuple2<TimeWindow, X>> beside(TypeSerializer<X> value) {
    return new TupleSerializer<>(
        (Class<Tuple2<TimeWindow, X>>) (Class<?>) Tuple2.class,
        new TypeSerializer<?>[] {new TimeWindow.Serializer(), value});
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // see internal
  private <I> I perWindow(StateDescriptor<?, ?> descriptor) throws Exception {
    return internal(getOrCreateKeyedState(new TimeWindow.Serializer(), descriptor));
  }

  /** What a state backend makes for a descriptor is the internal state of that kind, too. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the descriptor decides
  private static <I> I internal(State state) {
    return (I) state;
  }

  @Override
  public void processElement(StreamRecord<T> element) throws Exception {
    T record = element.getValue();
    boolean inTime = false;
    for (TimeWindow window : assigner.assignWindows(record, element.getTimestamp(), context)) {
      inTime |=
          sessions == null ? addInTime(record, window) : addToSession(record, window, sessions);
    }
    if (!inTime && late != null) {
      output.collect(late, element);
    } else if (!inTime) {
      dropped.inc();
    }
  }

  private boolean addInTime(T record, TimeWindow window) throws Exception {
    boolean inTime = !hasClosed(window);
    if (inTime) {
      add(record, window, window);
    }
    return inTime;
  }

  private boolean addToSession(T record, TimeWindow window, OpenSessions sessions)
      throws Exception {
    MergingWindowSet<TimeWindow> open = sessions.ofKey();
    TimeWindow session = open.addWindow(window, this::merge);
    boolean inTime = !hasClosed(session);
    if (inTime) {
      add(record, session, open.getStateWindow(session));
    } else {
      open.retireWindow(session);
    }
    open.persist();
    return inTime;
  }

  private void merge(
      TimeWindow session,
      Collection<TimeWindow> parts,
      TimeWindow place,
      Collection<TimeWindow> otherPlaces)
      throws Exception {
    for (TimeWindow part : parts) {
      timers.deleteEventTimeTimer(part, part.maxTimestamp());
      timers.deleteEventTimeTimer(part, closesAt(part));
    }
    accumulator.mergeNamespaces(place, otherPlaces);
    told.merge(place, otherPlaces);
    if (early != null) {
      early.merge(place, otherPlaces);
    }
  }

  private void add(T record, TimeWindow window, TimeWindow place) throws Exception {
    accumulator.setCurrentNamespace(place);
    accumulator.add(record);
    if (window.maxTimestamp() <= timers.currentWatermark()) {
      tell(window, place);
    } else {
      timers.registerEventTimeTimer(window, window.maxTimestamp());
      if (early != null) {
        early.changed(place);
      }
    }
    timers.registerEventTimeTimer(window, closesAt(window));
  }

  /**
   * Handles the end of a window, or of its lateness. A timer that was set under another lateness,
   * before a restore, makes sure that there is one by the lateness of now.
   */
  @Override
  public void onEventTime(InternalTimer<Object, TimeWindow> timer) throws Exception {
    TimeWindow window = timer.getNamespace();
    TimeWindow place = sessions == null ? window : sessions.placeOf(window);
    if (place == null) {
      return;
    }
    if (timer.getTimestamp() == window.maxTimestamp()) {
      tell(window, place);
    }
    if (timer.getTimestamp() >= closesAt(window)) {
      close(window, place);
    } else {
      timers.registerEventTimeTimer(window, closesAt(window));
    }
  }

  @Override
  public void onProcessingTime(InternalTimer<Object, TimeWindow> timer) throws Exception {
    TimeWindow place = timer.getNamespace();
    TimeWindow window = sessions == null ? place : sessions.sessionAt(place);
    if (window != null && early != null) {
      early.fired(place);
      tell(window, place);
    }
  }

  private void tell(TimeWindow window, TimeWindow place) throws Exception {
    accumulator.setCurrentNamespace(place);
    A held = accumulator.getInternal();
    if (held != null) {
      K key = keyType.unwrap(getCurrentKey());
      told.tell(key, window, place, aggregate.resultOf(key, held));
    }
  }

  private void close(TimeWindow window, TimeWindow place) throws Exception {
    accumulator.setCurrentNamespace(place);
    accumulator.clear();
    told.forget(place);
    if (early != null) {
      early.remove(place);
    }
    if (sessions != null) {
      sessions.retire(window);
    }
  }

  private boolean hasClosed(TimeWindow window) {
    return closesAt(window) <= timers.currentWatermark();
  }

  private long closesAt(TimeWindow window) {
    long last = window.maxTimestamp();
    long lateness = telling.latenessMillis();
    return last > Long.MAX_VALUE - lateness ? Long.MAX_VALUE : last + lateness;
  }

  /** Tells assigners the time by the clock, which windows of event time do not ask for. */
  private static final class Clock extends WindowAssigner.WindowAssignerContext {

    private final InternalTimerService<TimeWindow> timers;

    Clock(InternalTimerService<TimeWindow> timers) {
      this.timers = timers;
    }

    @Override
    public long getCurrentProcessingTime() {
      return timers.currentProcessingTime();
    }
  }
}
