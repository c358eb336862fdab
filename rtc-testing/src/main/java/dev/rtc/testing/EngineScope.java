package dev.rtc.testing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets each {@link PipelineTest} that the present thread begins run on one engine, unless it says
 * otherwise, and closes those that are left open.
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
  private final List<PipelineTest> tests = new ArrayList<>();

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

  static Engine engine() {
    EngineScope present = PRESENT.get();
    return present == null ? Engine.DRIVER : present.engine;
  }

  static void closeWithIt(PipelineTest test) {
    EngineScope present = PRESENT.get();
    if (present != null) {
      present.tests.add(test);
    }
  }

  /** Ends the scope and frees what its tests hold. */
  @Override
  public void close() {
    PRESENT.set(outer);
    tests.forEach(PipelineTest::close);
  }
}
