package dev.rtc.testing.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link HostedServer} in a JVM of its own, in a temporary directory of its own.
 *
 * <p>It can be stopped, killed as by a power cut, and started again with its data. It ends with
 * {@link #close()}, and also when the JVM that made it ends in whatever way: no process and no file
 * stays behind. The methods may be called from any thread; one at a time is served.
 */
public final class ServerJvm implements AutoCloseable {

  private static final Duration PATIENCE_TO_START = Duration.ofMinutes(2);
  private static final Duration PATIENCE_TO_END = Duration.ofSeconds(20);
  private static final Duration PATIENCE_FOR_OTHERS = Duration.ofSeconds(2);
  private static final Duration GLANCE = Duration.ofMillis(10);
  private static final int LINES_OF_LOG = 40;

  /** Starts quickly and stays small: a server under test lives for seconds. */
  private static final List<String> FRUGAL =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  private static final String LOGGING =
      "-Dlog4j2.configurationFile=classpath:dev/rtc/testing/server/log4j2.properties";

  private final String name;
  private final Class<? extends HostedServer> hosted;
  private final List<Path> libraries;
  private final List<String> options;
  private @Nullable Path home;
  private volatile @Nullable Process process;

  private ServerJvm(
      String name,
      Class<? extends HostedServer> hosted,
      Collection<Path> libraries,
      List<String> options) {
    this.name = name;
    this.hosted = hosted;
    this.libraries = List.copyOf(libraries);
    this.options = List.copyOf(options);
  }

  /**
   * Describes a server; nothing starts yet.
   *
   * @param name what messages call it, for example {@code the Kafka broker}
   * @param hosted the server; its class path is where it was loaded from and the jars in the folder
   *     {@code jars} of its package there, and nothing of the class path of the test
   * @param options for the JVM, for example {@code -Xmx256m}
   */
  public static ServerJvm of(String name, Class<? extends HostedServer> hosted, String... options) {
    return of(name, hosted, List.of(), options);
  }

  /**
   * Describes a server that needs more than what lies beside its class; nothing starts yet.
   *
   * @param libraries jars or directories of classes that join its class path
   */
  public static ServerJvm of(
      String name,
      Class<? extends HostedServer> hosted,
      Collection<Path> libraries,
      String... options) {
    return new ServerJvm(name, hosted, libraries, List.of(options));
  }

  /**
   * Starts the server, with the data it had if it ran before, and waits until clients can use it.
   *
   * @throws IllegalStateException if it runs already, or does not come up; the message then holds
   *     the end of its log
   */
  public synchronized void start(Map<String, String> settings) {
    if (isRunning()) {
      throw new IllegalStateException(name + " runs already; stop() or kill() it first");
    }
    try {
      Path place = home == null ? makeHome() : home;
      Files.deleteIfExists(ServerHome.ready(place));
      write(settings, ServerHome.settings(place));
      Process started = launch(place);
      process = started;
      awaitReady(started, place);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be started", e);
    }
  }

  /** Tells whether the JVM of the server lives. */
  public boolean isRunning() {
    Process last = process;
    return last != null && last.isAlive();
  }

  /**
   * Names the JVM of the server.
   *
   * @throws IllegalStateException if it was never started or is closed
   */
  public ProcessHandle process() {
    Process last = process;
    if (last == null) {
      throw notStarted();
    }
    return last.toHandle();
  }

  /**
   * Names the directory that holds what the server must not forget.
   *
   * @throws IllegalStateException if it was never started or is closed
   */
  public synchronized Path data() {
    if (home == null) {
      throw notStarted();
    }
    return ServerHome.data(home);
  }

  /** Ends the server in order and keeps its data. Does nothing if it does not run. */
  public synchronized void stop() {
    Process last = process;
    if (last == null || !last.isAlive()) {
      return;
    }
    try (OutputStream commands = last.getOutputStream()) {
      commands.write((ServerHost.STOP + "\n").getBytes(StandardCharsets.UTF_8));
      commands.flush();
      if (!waitFor(last, PATIENCE_TO_END)) {
        kill();
      }
    } catch (IOException goneMeanwhile) {
      kill();
    }
  }

  /**
   * Kills the server with its child processes at once ({@code kill -9}) and keeps its data. Returns
   * when they are gone. Does nothing if it does not run.
   *
   * @param others processes of the server that are no children of its JVM; they are killed with
   *     their children
   */
  public synchronized void kill(ProcessHandle... others) {
    Process last = process;
    List<ProcessHandle> all = new ArrayList<>();
    if (last != null) {
      all.addAll(family(last.toHandle()));
    }
    for (ProcessHandle other : others) {
      all.addAll(family(other));
    }
    all.forEach(ProcessHandle::destroyForcibly);
    if (last != null) {
      waitFor(last, PATIENCE_TO_END);
    }
    all.forEach(ServerJvm::awaitEnd);
  }

  /** Kills the server if it still runs and deletes its data. Closing twice is harmless. */
  @Override
  public synchronized void close() {
    kill();
    if (home != null) {
      ServerHome.delete(home);
    }
    home = null;
    process = null;
  }

  private IllegalStateException notStarted() {
    return new IllegalStateException(
        name + " was not started; call start(), or register it as a static @RegisterExtension");
  }

  private Path makeHome() throws IOException {
    Path made = Files.createTempDirectory("rtc-" + hosted.getSimpleName() + "-");
    Files.createDirectories(ServerHome.data(made));
    Files.createDirectories(ServerHome.temporary(made));
    home = made;
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(made), "rtc-server-end"));
    return made;
  }

  /** Deletes what a killed server left; one that lives deletes its directory itself. */
  private void leave(Path made) {
    if (!isRunning()) {
      ServerHome.delete(made);
    }
  }

  private Process launch(Path place) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FRUGAL);
    command.add(LOGGING);
    command.addAll(options);
    command.add("-Djava.io.tmpdir=" + ServerHome.temporary(place));
    command.add("-cp");
    command.add(new ServerClassPath(hosted, ServerHome.jars(place)).with(libraries));
    command.add(ServerHost.class.getName());
    command.add(place.toString());
    command.add(hosted.getName());
    return new ProcessBuilder(command)
        .directory(place.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(ServerHome.log(place).toFile()))
        .start();
  }

  private void awaitReady(Process started, Path place) {
    long deadline = System.nanoTime() + PATIENCE_TO_START.toNanos();
    while (!Files.exists(ServerHome.ready(place))) {
      if (waitFor(started, GLANCE)) {
        throw failed("ended with exit code " + started.exitValue(), place);
      }
      if (System.nanoTime() > deadline) {
        kill();
        throw failed("is not ready after " + PATIENCE_TO_START.toSeconds() + " s", place);
      }
    }
  }

  private IllegalStateException failed(String what, Path place) {
    return new IllegalStateException(
        "%s %s; the end of its log:%n%s"
            .formatted(name, what, ServerHome.tail(place, LINES_OF_LOG)));
  }

  private boolean waitFor(Process ending, Duration patience) {
    try {
      return ending.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      ending.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + name, e);
    }
  }

  private static void write(Map<String, String> settings, Path file) throws IOException {
    Properties properties = new Properties();
    properties.putAll(settings);
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
  }

  private static List<ProcessHandle> family(ProcessHandle head) {
    return Stream.concat(Stream.of(head), head.descendants()).toList();
  }

  /** Waits a little: where nobody reaps orphans, the dead look alive for ever. */
  private static void awaitEnd(ProcessHandle ending) {
    try {
      ending.onExit().get(PATIENCE_FOR_OTHERS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException unknowable) {
      return;
    }
  }
}
