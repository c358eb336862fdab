package dev.rtc.testing.hdfs;

import dev.rtc.testing.server.LoopbackPort;
import dev.rtc.testing.server.ServerJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs a real HDFS (Hadoop 3.4, one name node, one data node) that a test can kill and start again.
 *
 * <p>As a static {@code @RegisterExtension} it starts before the tests of a class and closes after
 * them; without JUnit, {@link #start()} and {@link #close()} do the same. It ends at the latest
 * with the JVM of the test, however that ends. The name node's port stays the same from the first
 * start until it is closed. The user of the test's JVM is the superuser.
 */
public final class HdfsServer implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";

  private final Map<String, String> settings;
  private final ServerJvm jvm =
      ServerJvm.of(
          "HDFS", HostedHdfs.class, "-Xmx512m", "--add-opens=java.base/java.lang=ALL-UNNAMED");
  private int nameNodePort;
  private int webPort;

  private HdfsServer(Map<String, String> settings) {
    this.settings = Map.copyOf(settings);
  }

  /** Describes a server; nothing starts yet. */
  public static HdfsServer create() {
    return new HdfsServer(Map.of("dfs.replication", "1"));
  }

  /**
   * Returns a server with a setting of {@code hdfs-site.xml} more, for example {@code
   * with("dfs.blocksize", "1048576")}. Nothing starts yet.
   */
  public HdfsServer with(String setting, String value) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put(setting, value);
    return new HdfsServer(more);
  }

  /**
   * Starts both nodes, with their files if they ran before, and waits until clients can use them.
   *
   * @throws IllegalStateException if they run already, or do not come up; the message then holds
   *     the end of their log
   */
  public synchronized void start() {
    if (nameNodePort == 0) {
      nameNodePort = LoopbackPort.free();
      webPort = LoopbackPort.free();
    }
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put(HostedHdfs.NAME_NODE_PORT, String.valueOf(nameNodePort));
    all.put(HostedHdfs.WEB_PORT, String.valueOf(webPort));
    jvm.start(all);
  }

  /** Ends both nodes in order and keeps their files. Does nothing if they do not run. */
  public void stop() {
    jvm.stop();
  }

  /**
   * Kills both nodes ({@code kill -9}) and keeps their files. Does nothing if they do not run.
   *
   * <p>What was written and closed is there after the next {@link #start()}.
   */
  public void kill() {
    jvm.kill();
  }

  /** Ends both nodes and deletes their files. Closing twice is harmless. */
  @Override
  public synchronized void close() {
    jvm.close();
    nameNodePort = 0;
    webPort = 0;
  }

  /** Tells whether the nodes run. */
  public boolean isRunning() {
    return jvm.isRunning();
  }

  /**
   * Names the process of both nodes.
   *
   * @throws IllegalStateException if they were not started
   */
  public ProcessHandle process() {
    return jvm.process();
  }

  /**
   * Names the root of the file system.
   *
   * @return {@code hdfs://127.0.0.1:port}
   * @throws IllegalStateException if HDFS was not started
   */
  public String uri() {
    return "hdfs://" + LOOPBACK + ":" + port();
  }

  /**
   * Names the port of the name node on 127.0.0.1, for example for a {@link
   * dev.rtc.testing.proxy.FaultProxy}.
   *
   * @throws IllegalStateException if HDFS was not started
   */
  public synchronized int port() {
    if (nameNodePort == 0) {
      throw new IllegalStateException(
          "HDFS was not started; call start(), or register it as a static @RegisterExtension");
    }
    return nameNodePort;
  }

  /**
   * Gives what a client has to set, by the names of Hadoop's configuration.
   *
   * @throws IllegalStateException if HDFS was not started
   */
  public Map<String, String> configuration() {
    Map<String, String> client = new TreeMap<>(settings);
    client.put("fs.defaultFS", uri());
    client.put("dfs.client.block.write.replace-datanode-on-failure.policy", "NEVER");
    return Map.copyOf(client);
  }

  /**
   * Writes {@link #configuration()} as {@code core-site.xml}, for {@code HADOOP_CONF_DIR} and
   * programs of their own.
   *
   * @return the directory, which {@link #close()} deletes
   * @throws IllegalStateException if HDFS was not started
   */
  public Path configurationDirectory() {
    Map<String, String> client = configuration();
    Path directory = jvm.data().resolve("conf");
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("core-site.xml"), SiteFile.of(client));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the configuration to " + directory, e);
    }
  }

  /**
   * Writes a file in UTF-8, with its directories, over one that exists.
   *
   * @param path absolute, for example {@code /orders/1.csv}
   * @throws IllegalArgumentException if HDFS refuses the path
   */
  public void write(String path, String content) {
    web().write(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a whole file in UTF-8.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public String read(String path) {
    return new String(web().read(path), StandardCharsets.UTF_8);
  }

  /**
   * Lists a directory: the names in it, sorted, those of directories with a slash at their end.
   *
   * @throws IllegalArgumentException if there is no such directory
   */
  public List<String> list(String path) {
    return web().list(path);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  private synchronized WebHdfs web() {
    port();
    return new WebHdfs(webPort);
  }
}
