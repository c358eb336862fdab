package dev.rtc.operator;

import dev.rtc.type.KeyType;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Runs a user's keyed function over keys that travel wrapped, and shows it the keys themselves.
 *
 * @param <K> the key as the user sees it
 * @param <T> the records that come in
 * @param <R> the records that go out
 */
public final class UnwrappingFunction<K, T, R> extends KeyedProcessFunction<Object, T, R>
    implements CheckpointedFunction, CheckpointListener {

  private static final long serialVersionUID = 1L;

  private final KeyType<K> keyType;
  private final KeyedProcessFunction<K, T, R> function;

  /**
   * Wraps a function.
   *
   * @param keyType how keys travel
   * @param function the user's function
   */
  public UnwrappingFunction(KeyType<K> keyType, KeyedProcessFunction<K, T, R> function) {
    this.keyType = keyType;
    this.function = function;
  }

  @Override
  public void setRuntimeContext(RuntimeContext context) {
    super.setRuntimeContext(context);
    function.setRuntimeContext(context);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    function.open(context);
  }

  @Override
  public void close() throws Exception {
    function.close();
  }

  @Override
  public void processElement(T record, Context context, Collector<R> out) throws Exception {
    function.processElement(record, new UserContext(context), out);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<R> out) throws Exception {
    function.onTimer(timestamp, new UserTimerContext(context), out);
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    if (function instanceof CheckpointedFunction checkpointed) {
      checkpointed.initializeState(context);
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    if (function instanceof CheckpointedFunction checkpointed) {
      checkpointed.snapshotState(context);
    }
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    if (function instanceof CheckpointListener listener) {
      listener.notifyCheckpointComplete(checkpointId);
    }
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    if (function instanceof CheckpointListener listener) {
      listener.notifyCheckpointAborted(checkpointId);
    }
  }

  private final class UserContext extends KeyedProcessFunction<K, T, R>.Context {

    private final KeyedProcessFunction<Object, T, R>.Context context;

    UserContext(KeyedProcessFunction<Object, T, R>.Context context) {
      function.super();
      this.context = context;
    }

    @Override
    public Long timestamp() {
      return context.timestamp();
    }

    @Override
    public TimerService timerService() {
      return context.timerService();
    }

    @Override
    public <X> void output(OutputTag<X> tag, X value) {
      context.output(tag, value);
    }

    @Override
    public K getCurrentKey() {
      return keyType.unwrap(context.getCurrentKey());
    }
  }

  private final class UserTimerContext extends KeyedProcessFunction<K, T, R>.OnTimerContext {

    private final KeyedProcessFunction<Object, T, R>.OnTimerContext context;

    UserTimerContext(KeyedProcessFunction<Object, T, R>.OnTimerContext context) {
      function.super();
      this.context = context;
    }

    @Override
    public TimeDomain timeDomain() {
      return context.timeDomain();
    }

    @Override
    public K getCurrentKey() {
      return keyType.unwrap(context.getCurrentKey());
    }

    @Override
    public Long timestamp() {
      return context.timestamp();
    }

    @Override
    public TimerService timerService() {
      return context.timerService();
    }

    @Override
    public <X> void output(OutputTag<X> tag, X value) {
      context.output(tag, value);
    }
  }
}
