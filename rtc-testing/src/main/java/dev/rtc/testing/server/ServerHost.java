package dev.rtc.testing.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

/** Hosts one server in this JVM until the test's JVM says stop or is gone. */
final class ServerHost {

  static final String STOP = "stop";

  private final Path home;
  private final HostedServer server;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private ServerHost(Path home, HostedServer server) {
    this.home = home;
    this.server = server;
  }

  /** Takes the directory of the {@link ServerJvm} and the class of the server. */
  public static void main(String[] arguments) {
    try {
      Class<?> hosted = Class.forName(arguments[1]);
      Object server = hosted.getConstructor().newInstance();
      new ServerHost(Path.of(arguments[0]), (HostedServer) server).run();
      Runtime.getRuntime().halt(0);
    } catch (Throwable failure) {
      failure.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private void run() throws Exception {
    Thread watch = new Thread(this::watch, "test-jvm-watch");
    watch.setDaemon(true);
    watch.start();
    server.start(ServerHome.data(home), settings());
    Files.createFile(ServerHome.ready(home));
    stopped.await();
    server.stop();
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
      broken.printStackTrace();
    }
    leave();
  }

  private void leave() {
    try {
      server.abandon(ServerHome.data(home));
      ServerHome.delete(home);
    } finally {
      Runtime.getRuntime().halt(2);
    }
  }
}
