package dev.rtc.testing.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Hosts one server in this JVM until the test's JVM says stop or is gone. */
final class ServerHost {

  static final String STOP = "stop";

  private static final int SECONDS_TO_SEE_THE_END = 2;

  private final Path home;
  private final HostedServer server;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch gone = new CountDownLatch(1);

  private ServerHost(Path home, HostedServer server) {
    this.home = home;
    this.server = server;
  }

  /** Takes the directory of the {@link ServerJvm} and the class of the server. */
  public static void main(String[] arguments) {
    int exitCode = 1;
    try {
      Object server = Class.forName(arguments[1]).getConstructor().newInstance();
      exitCode = new ServerHost(Path.of(arguments[0]), (HostedServer) server).run();
    } catch (ReflectiveOperationException e) {
      report(e);
    } finally {
      Runtime.getRuntime().halt(exitCode);
    }
  }

  private int run() {
    Thread watch = new Thread(this::watch, "test-jvm-watch");
    watch.setDaemon(true);
    watch.start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::obey, "interrupted"));
    try {
      server.start(ServerHome.data(home), settings());
      Files.createFile(ServerHome.ready(home));
      stopped.await();
      server.stop();
      return 0;
    } catch (Throwable failure) {
      report(failure);
      return 1;
    } finally {
      server.abandon(ServerHome.data(home));
    }
  }

  /**
   * Obeys a signal. One that is meant for all, such as Ctrl-C, ends the test's JVM too; then the
   * watch deletes the directory.
   */
  private void obey() {
    server.abandon(ServerHome.data(home));
    try {
      gone.await(SECONDS_TO_SEE_THE_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Properties settings() throws IOException {
    Properties settings = new Properties();
    try (BufferedReader reader = Files.newBufferedReader(ServerHome.settings(home))) {
      settings.load(reader);
    }
    return settings;
  }

  private void watch() {
    try (BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String said = commands.readLine(); said != null; said = commands.readLine()) {
        if (said.equals(STOP)) {
          stopped.countDown();
        }
      }
    } catch (IOException broken) {
      report(broken);
    }
    leave();
  }

  private static void report(Throwable failure) {
    failure.printStackTrace();
  }

  private void leave() {
    try {
      server.abandon(ServerHome.data(home));
      ServerHome.delete(home);
    } finally {
      gone.countDown();
      Runtime.getRuntime().halt(2);
    }
  }
}
