package dev.rtc.testing;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.ExceptionUtils;
import org.jspecify.annotations.Nullable;

/**
 * Lets each test that the present thread begins run on one engine, unless it says otherwise, and
 * closes those that are left open.
 *
 * <pre>{@code
 * for (Engine engine : Engine.values()) {
 *   try (EngineScope scope = EngineScope.on(engine)) {
 *     theSameTest();
 *   }
 * }
 * }</pre>
 *
 * <p>With JUnit, {@code dev.rtc.testing.junit.PipelineTestOn} does this.
 */
public final class EngineScope implements AutoCloseable {

  private static final ThreadLocal<@Nullable EngineScope> PRESENT = new ThreadLocal<>();

  private final Engine engine;
  private final @Nullable EngineScope outer;
  private final List<ScriptedTest<?>> tests = new ArrayList<>();

  private EngineScope(Engine engine, @Nullable EngineScope outer) {
    this.engine = engine;
    this.outer = outer;
  }

  /** Begins a scope in this thread; it ends with {@link #close}. */
  public static EngineScope on(Engine engine) {
    EngineScope scope = new EngineScope(engine, PRESENT.get());
    PRESENT.set(scope);
    return scope;
  }

  /** Returns how a test is run that says nothing of it. */
  static RunSettings settings() {
    EngineScope present = PRESENT.get();
    return RunSettings.on(present == null ? Engine.DRIVER : present.engine);
  }

  /** Closes a test with the present scope, if there is one. */
  static <T extends ScriptedTest<T>> T closing(T test) {
    EngineScope present = PRESENT.get();
    if (present != null) {
      present.tests.add(test);
    }
    return test;
  }

  /**
   * Ends the scope and frees what its tests hold.
   *
   * @throws PipelineFailedException if the job of a test has failed, and nothing has thrown that
   *     yet
   */
  @Override
  public void close() {
    PRESENT.set(outer);
    @Nullable RuntimeException failure = null;
    for (ScriptedTest<?> test : tests) {
      try {
        test.close();
      } catch (RuntimeException e) {
        failure = ExceptionUtils.firstOrSuppressed(e, failure);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
