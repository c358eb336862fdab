package dev.rtc.testing.upgrade;

import dev.rtc.Pipeline;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Checks whether a pipeline can go on from the savepoints of its last version, without having one.
 *
 * <p>What savepoints rest on is written in a lock: a text file beside the test, approved in review
 * like any other source. It holds each step's id and max parallelism, the type of its key, the
 * names of its states with their schemas field by field, and what its connector writes.
 *
 * <p>It is found out by running the pipeline, with connectors that open nothing, up to a savepoint
 * before the first record. A function of the user's is opened for that. State that a function asks
 * for only when a record comes is not seen: ask for it in {@code open}.
 */
public final class UpgradeCheck {

  private final Program program;

  private UpgradeCheck(Program program) {
    this.program = program;
  }

  /** Begins a check of a pipeline. */
  public static UpgradeCheck of(Pipeline pipeline) {
    return new UpgradeCheck(Program.of(pipeline));
  }

  /**
   * Begins a check of a DataStream program that does not use rtc's language.
   *
   * @param name names it in messages and in the lock
   * @param program adds its operators to the environment, and executes nothing
   */
  public static UpgradeCheck of(String name, Consumer<StreamExecutionEnvironment> program) {
    return new UpgradeCheck(new Program(name, program, Map.of()));
  }

  /**
   * Names the lock to compare with.
   *
   * @param lock the file, which need not exist yet
   */
  public LockCheck against(Path lock) {
    return new LockCheck(lock, new Survey(program, new MiniClusterRunner())::blueprint);
  }
}
