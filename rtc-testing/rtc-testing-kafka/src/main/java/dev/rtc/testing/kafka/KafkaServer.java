package dev.rtc.testing.kafka;

import dev.rtc.testing.proxy.FaultProxy;
import dev.rtc.testing.server.LoopbackPort;
import dev.rtc.testing.server.ServerJvm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs a real Kafka broker (4.2, KRaft) that a test can kill and start again.
 *
 * <p>As a static {@code @RegisterExtension} it starts before the tests of a class and closes after
 * them; without JUnit, {@link #start()} and {@link #close()} do the same. It ends at the latest
 * with the JVM of the test, however that ends. Its ports stay the same from the first start until
 * it is closed.
 */
public final class KafkaServer implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

  private final Map<String, String> settings;
  private final ServerJvm jvm = ServerJvm.of("the Kafka broker", HostedKafka.class, "-Xmx384m");
  private KafkaSettings.@Nullable Ports ports;
  private @Nullable FaultProxy proxy;

  private KafkaServer(Map<String, String> settings) {
    this.settings = Map.copyOf(settings);
  }

  /** Describes a broker; nothing starts yet. */
  public static KafkaServer create() {
    return new KafkaServer(Map.of());
  }

  /**
   * Returns a broker with a setting of {@code server.properties} more, for example {@code
   * with("message.max.bytes", "1000")}. Nothing starts yet.
   */
  public KafkaServer with(String setting, String value) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put(setting, value);
    return new KafkaServer(more);
  }

  /**
   * Starts the broker, with its topics if it ran before, and waits until clients can use it.
   *
   * @throws IllegalStateException if it runs already, or does not come up; the message then holds
   *     the end of its log
   */
  public synchronized void start() {
    if (ports == null || proxy == null) {
      int behindProxy = LoopbackPort.free();
      proxy = FaultProxy.to("127.0.0.1", behindProxy);
      ports =
          new KafkaSettings.Ports(
              LoopbackPort.free(), behindProxy, LoopbackPort.free(), proxy.port());
    }
    jvm.start(KafkaSettings.of(ports, settings));
  }

  /** Ends the broker in order and keeps its topics. Does nothing if it does not run. */
  public void stop() {
    jvm.stop();
  }

  /**
   * Kills the broker ({@code kill -9}) and keeps its topics. Does nothing if it does not run.
   *
   * <p>What the broker acknowledged is there after the next {@link #start()}: a process dies here,
   * not the machine.
   */
  public void kill() {
    jvm.kill();
  }

  /** Ends the broker and its proxy and deletes its topics. Closing twice is harmless. */
  @Override
  public synchronized void close() {
    jvm.close();
    if (proxy != null) {
      proxy.close();
    }
    proxy = null;
    ports = null;
  }

  /** Tells whether the broker runs. */
  public boolean isRunning() {
    return jvm.isRunning();
  }

  /**
   * Names the process of the broker.
   *
   * @throws IllegalStateException if it was not started
   */
  public ProcessHandle process() {
    return jvm.process();
  }

  /**
   * Names the address that clients are given.
   *
   * @return {@code 127.0.0.1:port}
   * @throws IllegalStateException if the broker was not started
   */
  public synchronized String bootstrapServers() {
    if (ports == null) {
      throw notStarted();
    }
    return "127.0.0.1:" + ports.direct();
  }

  /**
   * Names the address for clients that connect through {@link #proxy()}, from first to last: the
   * broker tells them to come back there.
   *
   * @return {@code 127.0.0.1:port}
   * @throws IllegalStateException if the broker was not started
   */
  public String proxiedBootstrapServers() {
    return "127.0.0.1:" + proxy().port();
  }

  /**
   * Gives the proxy that spoils the network between the broker and clients of {@link
   * #proxiedBootstrapServers()}. It lives from the first start until {@link #close()}, also while
   * the broker is down.
   *
   * @throws IllegalStateException if the broker was not started
   */
  public synchronized FaultProxy proxy() {
    if (proxy == null) {
      throw notStarted();
    }
    return proxy;
  }

  /**
   * Creates a topic and waits until clients can use it.
   *
   * @throws IllegalStateException if the broker refuses it, for example because it exists
   */
  public void createTopic(String name, int partitions) {
    client().createTopic(name, partitions);
  }

  /**
   * Appends records and waits until the broker has acknowledged each of them.
   *
   * @param key decides the partition; null spreads the records
   * @throws IllegalStateException if the broker refuses one or does not answer within 30 s
   */
  public void send(String topic, @Nullable String key, String... values) {
    client().send(topic, key, List.of(values));
  }

  /**
   * Reads a topic from its beginning until it has yielded so many committed records, in order
   * within each partition. Records of open and aborted transactions are not seen.
   *
   * @throws AssertionError if there are fewer for 30 s
   */
  public List<ConsumerRecord<String, String>> read(String topic, int count) {
    return client().read(topic, count);
  }

  /**
   * Reads all that is committed in a topic now, in order within each partition; in a partition with
   * an open transaction, up to its first record.
   */
  public List<ConsumerRecord<String, String>> readAll(String topic) {
    return client().readAll(topic);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  private KafkaClient client() {
    return new KafkaClient(bootstrapServers(), KafkaClient.PATIENCE);
  }

  private static IllegalStateException notStarted() {
    return new IllegalStateException(
        "the Kafka broker was not started; call start(), or register it as a static"
            + " @RegisterExtension");
  }
}
