package dev.rtc.operator;

import dev.rtc.type.KeyType;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Runs a user's window function over keys that travel wrapped, shows it the keys themselves, and
 * names the step where it fails.
 *
 * @param <K> the key as the user sees it
 * @param <T> the records that come in
 * @param <R> the records that go out
 */
public final class UnwrappingWindowFunction<K, T, R>
    extends ProcessWindowFunction<T, R, Object, TimeWindow> implements CheckpointedFunction {

  private static final long serialVersionUID = 1L;

  private final StepOrigin origin;
  private final KeyType<K> keyType;
  private final ProcessWindowFunction<T, R, K, TimeWindow> function;

  /**
   * Wraps a function.
   *
   * @param origin the step
   * @param keyType how keys travel
   * @param function the user's function
   */
  public UnwrappingWindowFunction(
      StepOrigin origin, KeyType<K> keyType, ProcessWindowFunction<T, R, K, TimeWindow> function) {
    this.origin = origin;
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
  public void process(Object key, Context context, Iterable<T> records, Collector<R> out)
      throws Exception {
    K unwrapped = keyType.unwrap(key);
    try {
      function.process(unwrapped, new UserContext(context), records, out);
    } catch (Exception e) {
      throw StepFailedException.ofKey(origin, unwrapped, e);
    }
  }

  @Override
  public void clear(Context context) throws Exception {
    function.clear(new UserContext(context));
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

  private final class UserContext extends ProcessWindowFunction<T, R, K, TimeWindow>.Context {

    private static final long serialVersionUID = 1L;

    private final ProcessWindowFunction<T, R, Object, TimeWindow>.Context context;

    UserContext(ProcessWindowFunction<T, R, Object, TimeWindow>.Context context) {
      function.super();
      this.context = context;
    }

    @Override
    public TimeWindow window() {
      return context.window();
    }

    @Override
    public long currentProcessingTime() {
      return context.currentProcessingTime();
    }

    @Override
    public long currentWatermark() {
      return context.currentWatermark();
    }

    @Override
    public KeyedStateStore windowState() {
      return context.windowState();
    }

    @Override
    public KeyedStateStore globalState() {
      return context.globalState();
    }

    @Override
    public <X> void output(OutputTag<X> tag, X value) {
      context.output(tag, value);
    }
  }
}
