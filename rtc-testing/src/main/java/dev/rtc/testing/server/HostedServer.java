package dev.rtc.testing.server;

import java.nio.file.Path;
import java.util.Properties;

/**
 * Runs in a JVM of its own on behalf of a {@link ServerJvm}.
 *
 * <p>The class is public and has a public constructor without arguments. Its class path is the
 * place it was loaded from and the jars beside it; see {@link ServerJvm#of}.
 */
public interface HostedServer {

  /**
   * Starts the server and returns when clients can use it.
   *
   * @param directory belongs to the server; it outlives a crash and is empty at the first start
   * @param settings what the test's JVM said at this start
   * @throws Exception ends this JVM; its text is shown to the test
   */
  void start(Path directory, Properties settings) throws Exception;

  /** Ends the server in order. Called only after {@link #start} returned. */
  void stop() throws Exception;

  /**
   * Ends at once what would outlive this JVM, processes for instance. Called before this JVM ends,
   * for whatever reason: after {@link #stop}, after a failure, at a signal, and when the test's JVM
   * is gone; possibly while {@link #start} still runs, and more than once.
   *
   * @param directory the one given to {@link #start}
   */
  default void abandon(Path directory) {}
}
